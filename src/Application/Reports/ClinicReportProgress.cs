using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>How many of the parts of a clinic report have been read, for whoever waits for it: see <see cref="ClinicReportRun.Parts"/>.</summary>
public sealed class ClinicReportProgress
{
    public int Done { get; private set; }

    public void PartIsDone() => Done++;
}

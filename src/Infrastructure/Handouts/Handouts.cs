using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Handouts;

internal sealed class HandoutTable : IEntityTypeConfiguration<Handout>
{
    private const int MostFingerprint = 64;

    public void Configure(EntityTypeBuilder<Handout> builder)
    {
        builder.ToTable("handouts").HasKey(handout => new { handout.Clinic, handout.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(Handout.By));
        builder.HasOne<PrescriptionVersion>().WithMany().HasForeignKey(handout => new { handout.Clinic, handout.Prescription, handout.Version });
        builder.Ignore(handout => handout.Format);
        builder.Property(handout => handout.Fingerprint).HasMaxLength(MostFingerprint);
        builder.HasIndex(handout => new { handout.Clinic, handout.Number }).IsUnique();
    }
}

internal sealed class FormatNeedTable : IEntityTypeConfiguration<FormatNeed>
{
    public void Configure(EntityTypeBuilder<FormatNeed> builder)
    {
        builder.ToTable("format_needs").HasKey(need => new { need.Clinic, need.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(FormatNeed.By));
    }
}

/// <summary>A file as it was printed, sealed, in a row of its own, so that who lists handouts does not load it.</summary>
internal sealed class HandoutFile(Guid clinic, string inputs, Guid handout, byte[] ciphertext)
{
    public Guid Clinic { get; private set; } = clinic;
    /// <summary>The hash of all that it was printed from.</summary>
    public string Inputs { get; private set; } = inputs;
    public Guid Handout { get; private set; } = handout;
    public byte[] Ciphertext { get; private set; } = ciphertext;
}

internal sealed class HandoutFileTable : IEntityTypeConfiguration<HandoutFile>
{
    private const int MostHash = 64;

    public void Configure(EntityTypeBuilder<HandoutFile> builder)
    {
        builder.ToTable("handout_files").HasKey(file => new { file.Clinic, file.Inputs });
        builder.HasOne<Handout>().WithMany().HasForeignKey(file => new { file.Clinic, file.Handout });
        builder.Property(file => file.Inputs).HasMaxLength(MostHash);
    }
}

internal sealed class Handouts(ClinicDb db, Caller caller, IDataProtectionProvider protection) : IHandouts
{
    private readonly IDataProtector protector = protection.CreateProtector("PrescribeRx.Handout");

    public Task<Handout?> Latest(Guid prescription, HandoutFormat format, CancellationToken ct) =>
        Of(prescription).Where(handout => handout.Edition == format.Edition && handout.Paper == format.Paper && handout.Language == format.Language).OrderByDescending(handout => handout.Number).FirstOrDefaultAsync(ct);

    public async Task<(Handout? Latest, Branding? Look)> LatestToShow(Guid prescription, HandoutFormat format, CancellationToken ct)
    {
        var found = await db.Of<Clinic>().Select(clinic => new
        {
            Latest = Of(prescription).Where(handout => handout.Clinic == clinic.Id && handout.Edition == format.Edition && handout.Paper == format.Paper && handout.Language == format.Language).OrderByDescending(handout => handout.Number).FirstOrDefault(),
            Look = db.Of<Branding>().FirstOrDefault(look => look.Clinic == clinic.Id),
        }).FirstAsync(ct);
        return (found.Latest, found.Look);
    }

    public async Task<Handout> Find(Guid patient, Guid prescription, int number, CancellationToken ct) =>
        await Of(prescription).FirstOrDefaultAsync(handout => handout.Patient == patient && handout.Number == number, ct) ?? throw new NotFound();

    public async Task<(Handout Handout, Branding? Look)> FindToPrint(Guid patient, Guid prescription, int number, CancellationToken ct)
    {
        var found = await Of(prescription).Where(handout => handout.Patient == patient && handout.Number == number)
            .Select(handout => new { Handout = handout, Look = db.Of<Branding>().FirstOrDefault(look => look.Clinic == handout.Clinic) }).FirstOrDefaultAsync(ct) ?? throw new NotFound();
        return (found.Handout, found.Look);
    }

    public async Task<int> NextNumber(CancellationToken ct)
    {
        await db.Set<Clinic>().ExecuteUpdateAsync(clinic => clinic.SetProperty(one => one.HandoutsNumbered, one => one.HandoutsNumbered + 1), ct);
        return await db.Of<Clinic>().Select(clinic => clinic.HandoutsNumbered).FirstAsync(ct);
    }

    public void Add(Handout handout) => db.Add(handout);

    public void Add(TeachBack teachBack) => db.Add(teachBack);

    public async Task<HandoutFormat> FormatOf(Guid patient, CancellationToken ct) =>
        await db.Of<FormatNeed>().Where(need => need.Patient == patient).OrderByDescending(need => need.At).ThenByDescending(need => need.Id)
            .Select(need => new HandoutFormat(need.Edition, need.Paper, Language.English)).FirstOrDefaultAsync(ct) ?? HandoutFormat.UsualOn(caller.Clinic!.Paper);

    public void Add(FormatNeed need) => db.Add(need);

    public async Task<byte[]?> FileOf(string inputs, CancellationToken ct) =>
        await db.Of<HandoutFile>().FirstOrDefaultAsync(file => file.Inputs == inputs, ct) is { } file ? protector.OpenOrNothing(file.Ciphertext) : null;

    public async Task<IReadOnlyDictionary<string, byte[]>> FilesOf(IReadOnlyList<string> inputs, CancellationToken ct) =>
        (await db.Of<HandoutFile>().Where(file => inputs.Contains(file.Inputs)).ToListAsync(ct))
            .Select(file => (file.Inputs, Pdf: protector.OpenOrNothing(file.Ciphertext))).Where(file => file.Pdf is not null).ToDictionary(file => file.Inputs, file => file.Pdf!);

    public async Task Keep(Guid handout, string inputs, byte[] pdf, CancellationToken ct)
    {
        // The handout's row is taken first, so that of two who printed it at once the second finds the file of the first.
        await db.Set<Handout>().Where(one => one.Id == handout).ExecuteUpdateAsync(one => one.SetProperty(row => row.Number, row => row.Number), ct);
        if (await FileOf(inputs, ct) is not null)
            return;
        await db.Set<HandoutFile>().Where(file => file.Inputs == inputs).ExecuteDeleteAsync(ct);
        db.Add(new HandoutFile(caller.ClinicId, inputs, handout, protector.Protect(pdf)));
        await db.SaveChangesAsync(ct);
    }

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);

    private IQueryable<Handout> Of(Guid prescription) => db.Of<Handout>().Where(handout => handout.Prescription == prescription);
}

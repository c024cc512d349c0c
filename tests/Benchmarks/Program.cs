using System.Diagnostics;
using PrescribeRx.Benchmarks;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure.Catalog;

// Speed, measured beside something of the same run, since machines differ. One command: dotnet run -c Release --project tests/Benchmarks
// A batch of 200 handouts on a portal that runs and can be filled: ... -- batch http://127.0.0.1:5080 process-id e-mail password
// Printing one handout, beside the browser alone and other printers: ... -- handouts
// Two years of 20 clinics in an empty PostgreSQL database: ... -- dataset "Host=…;Database=…" --clinics 20 --patients 20000 --largest 5000 --facts 10000000 --seed 1
// What recording a day costs beside the bare insert of its rows, on such a database: ... -- recording "Host=…;Database=…"
// Caseload, chart and plan builder beside a bare endpoint with the same SQL and bytes, on such a database: ... -- pages "Host=…;Database=…"
// Reports beside SQL written by hand, on such a database: ... -- reports "Host=…;Database=…"
const int Rounds = 15;

if (args is ["batch", var address, var process, var email, var password])
{
    using var batch = new BatchOf200(new(address), int.Parse(process, System.Globalization.CultureInfo.InvariantCulture));
    await batch.Run(email, password);
    return;
}

if (args is ["handouts"])
{
    await using var handouts = new HandoutPrinting();
    await handouts.Run();
    return;
}

if (args is ["dataset", var connection, .. var asked])
{
    await new Dataset(connection, DatasetSize.Read(asked)).Fill(CancellationToken.None);
    return;
}

if (args is ["recording", var filled])
{
    await new RecordingADay(filled).Run(CancellationToken.None);
    return;
}

if (args is ["reports", var reported])
{
    await new ReportsBesideSql(reported).Run(CancellationToken.None);
    return;
}

if (args is ["pages", var opened])
{
    // The portal's own folder is looked up in a file beside the program.
    Directory.SetCurrentDirectory(AppContext.BaseDirectory);
    await using var pages = new PagesBesideBare(opened);
    await pages.Run(CancellationToken.None);
    return;
}

var yamlTime = MedianTime(() => CatalogFile.BuiltIn());
var catalog = CatalogFile.BuiltIn();
var drawn = 0;
var drawTime = MedianTime(() => drawn = DrawAll(catalog));

var care = TwoYearsOfCare.Of(catalog);
var gates = MedianTime(() => care.Gates());

Console.WriteLine($"{"",-44}{"median ms",12}{"ratio",10}");
Console.WriteLine($"{"read and check the catalog file",-44}{yamlTime,12:0.0}{1.0,10:0.00}");
Console.WriteLine($"{$"draw all {drawn} figures, left and right",-44}{drawTime,12:0.0}{drawTime / yamlTime,10:0.00}");
Console.WriteLine($"{$"gates over two years, {care.Entries} entries, {care.Relocks} relocks",-44}{gates,12:0.0}{gates / yamlTime,10:0.00}");

static int DrawAll(StretchCatalog catalog)
{
    var figures = 0;
    foreach (var stretch in catalog.All)
    {
        foreach (var side in stretch.Laterality == Laterality.None ? new[] { Side.None } : [Side.Left, Side.Right])
        {
            foreach (var part in stretch.Parts)
                figures += ShownFigure.Of(part, side, part.Dose).Count(figure => figure.Svg(FigureLabels.English).Length > 0);
            figures += ShownWrongWay.Of(stretch, side).Count(wrong => wrong.Svg(FigureLabels.English).Length > 0);
        }
    }
    return figures;
}

static double MedianTime(Action work)
{
    // Long enough for the runtime to compile it in earnest.
    var warmUp = TimeSpan.FromSeconds(2);
    for (var warming = Stopwatch.StartNew(); warming.Elapsed < warmUp;)
        work();
    var times = new List<double>();
    for (var round = 0; round < Rounds; round++)
    {
        var watch = Stopwatch.StartNew();
        work();
        times.Add(watch.Elapsed.TotalMilliseconds);
    }
    return Timing.Median(times);
}

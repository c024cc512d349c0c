using System.Text;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Tests.Patients;

/// <summary>Files of patients as programs and people write them.</summary>
public sealed class ImportFileTests
{
    private static readonly Zone London = Zone.Of("Europe/London");
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, string> Encodings => new()
    {
        { "UTF-8", "UTF-8" }, { "UTF-8 with its mark", "UTF-8" }, { "UTF-16", "UTF-16" }, { "UTF-16 without its mark", "UTF-16" }, { "UTF-16, the other way round", "UTF-16" }, { "Windows-1252", "Windows-1252" },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void A_file_is_read_in_whichever_letters_it_was_written(string written, string read)
    {
        const string text = "Name;Date of birth\r\nAmélie Müller;1980-04-03\r\n";
        byte[] file = written switch
        {
            "UTF-8 with its mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "UTF-16 without its mark" => Encoding.Unicode.GetBytes(text),
            "UTF-16, the other way round" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "Windows-1252" => Windows1252.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
        var found = CsvFile.Read(file);
        found.Encoding.ShouldBe(read);
        found.Rows.Single().Cells.ShouldBe(["Amélie Müller", "1980-04-03"]);
    }

    [Fact]
    public void A_file_put_together_from_two_is_read_line_by_line_and_says_so()
    {
        byte[] file = [.. "Name,Born\n"u8, .. "Amélie Müller,1980-04-03\n"u8, .. Windows1252.GetBytes("Zoë Straße,1981-04-03\n")];
        var found = CsvFile.Read(file);
        found.Rows.Select(row => row.Cells[0]).ShouldBe(["Amélie Müller", "Zoë Straße"]);
        found.Encoding.ShouldBe("UTF-8, and Windows-1252 in some lines");
    }

    [Theory]
    [InlineData("Name,Born\n\"Byron, Ada\",1980-04-03", "Byron, Ada")]
    [InlineData("Name;Born\n\"Byron; \"\"Ada\"\"\";1980-04-03", "Byron; \"Ada\"")]
    [InlineData("Name\tBorn\r\nAda, Byron\t1980-04-03", "Ada, Byron")]
    [InlineData("Born,Name\r1980-04-03,Ada Byron", "Ada Byron")]
    [InlineData("Name,Born\n\"Ada\nByron\",1980-04-03", "Ada Byron")]
    [InlineData("\n\nName,Born\n\nAda   Byron ,1980-04-03\n\n", "Ada Byron")]
    public void Commas_semicolons_tabs_and_quoted_cells_are_read(string text, string name) => Rows(text).Single().Name.ShouldBe(name);

    [Fact]
    public void A_row_has_the_number_that_a_spreadsheet_gives_it() =>
        Rows("Name,Born\n\n\"Ada\nByron\",1980-04-03\n,\nBo Holm,1981-04-03").Select(row => row.Number).ShouldBe([3, 5]);

    [Theory]
    [InlineData("Name,Date of birth", "Ada Byron,1980-04-03")]
    [InlineData("PATIENT NAME,D.O.B.", "Ada Byron,1980-04-03")]
    [InlineData("First name,Surname,Birth date", "Ada,Byron,1980-04-03")]
    [InlineData("family_name,given_name,birthDate", "Byron,Ada,1980-04-03")]
    [InlineData("Apellidos,Nombre,Fecha de nacimiento", "Byron,Ada,03/04/1980")]
    [InlineData("Nr,Name,Something else,Born", "7,Ada Byron,,1980-04-03")]
    public void Headings_are_known_in_whatever_way_they_are_written(string headings, string row)
    {
        var read = Rows($"{headings}\n{row}").Single();
        (read.State, read.Name, read.BirthDate).ShouldBe((ImportRowState.ToAdd, "Ada Byron", new DateOnly(1980, 4, 3)));
    }

    [Theory]
    [InlineData("1980-04-03")]
    [InlineData("3/4/1980")]
    [InlineData("03.04.1980")]
    [InlineData("3-4-1980")]
    [InlineData("1980/4/3")]
    [InlineData("3 Apr 1980")]
    [InlineData("3 April 1980")]
    [InlineData("1980-04-03T00:00:00")]
    [InlineData("03/04/1980 00:00")]
    public void A_date_is_year_month_day_or_has_the_day_first(string date) => Rows($"Name,Born\nAda Byron,{date}").Single().BirthDate.ShouldBe(new(1980, 4, 3));

    [Theory]
    [InlineData("Ada Byron,31/02/1980,,", "31/02/1980 is no date. Write day, month and year, or year-month-day.")]
    [InlineData("Ada Byron,4/23/1980,,", "4/23/1980 is no date. Write day, month and year, or year-month-day.")]
    [InlineData("Ada Byron,3/4/80,,", "3/4/80 is no date. Write day, month and year, or year-month-day.")]
    [InlineData("Ada Byron,,,", "There is no date of birth.")]
    [InlineData(",1980-04-03,,", "Enter the patient's name.")]
    [InlineData("Ada Byron,2027-01-01,,", "The date of birth lies in the future.")]
    [InlineData("Ada Byron,1899-12-31,,", "Enter a date of birth from 1900 on.")]
    [InlineData("Ada Byron,1980-04-03,Klingon,", "There are no handouts in Klingon: write English, Spanish, Arabic, or nothing.")]
    [InlineData("Ada Byron,1980-04-03,,GMT+1", "GMT+1 is no time zone. Write one such as Europe/London, or nothing for the clinic’s.")]
    [InlineData(",31/02/1980,,", "31/02/1980 is no date. Write day, month and year, or year-month-day. Enter the patient's name.")]
    public void What_would_be_refused_by_hand_is_wrong_in_a_file_and_says_why(string row, string because)
    {
        var read = Rows($"Name,Born,Language,Time zone\n{row}").Single();
        (read.State, read.Because).ShouldBe((ImportRowState.Wrong, because));
    }

    [Theory]
    [InlineData("Spanish", Language.Spanish)]
    [InlineData("español", Language.Spanish)]
    [InlineData("ES", Language.Spanish)]
    [InlineData("ar-EG", Language.Arabic)]
    [InlineData("en_GB", Language.English)]
    [InlineData("", Language.English)]
    public void A_language_is_known_by_its_name_or_code(string written, Language language) =>
        Rows($"Name,Born,Lang\nAda Byron,1980-04-03,{written}").Single().Language.ShouldBe(language);

    [Fact]
    public void Without_a_time_zone_the_clinics_is_taken() =>
        Rows("Name,Born,TimeZone\nAda Byron,1980-04-03,\nBo Holm,1980-04-03,Europe/Berlin").Select(row => row.TimeZone).ShouldBe(["Europe/London", "Europe/Berlin"]);

    [Fact]
    public void Dates_in_numbers_are_read_as_the_clinic_writes_and_those_the_other_way_round_are_counted()
    {
        const string file = "Name,Born\nAda Byron,4/23/1980\nBo Holm,3/4/1980\nCy Dee,31/02/1980";
        Rows(file).Count(row => row.IsOtherWayRound).ShouldBe(1);
        Rows(file)[1].BirthDate.ShouldBe(new(1980, 4, 3));
        var american = Rows(file, English.American);
        american.Take(2).Select(row => row.BirthDate).ShouldBe([new(1980, 4, 23), new(1980, 3, 4)]);
        american.Count(row => row.IsOtherWayRound).ShouldBe(0, "the 31st of February is no date either way");
        Rows("Name,Born\nAda Byron,23/4/1980", English.American).Count(row => row.IsOtherWayRound).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "Choose a file first.")]
    [InlineData("  \r\n \n", "The file is empty.")]
    [InlineData("PK\u0003\u0004", "This is a workbook. Open it in the spreadsheet, and save the sheet as CSV.")]
    [InlineData("\u0001\0\0\0\0\0a,b", "This is no text file. Save the table as CSV first.")]
    [InlineData("Ada Byron,1980-04-03\nBo Holm,1981-04-03", "The first row has no heading that is known. It must name the columns, for example Name and Date of birth.")]
    [InlineData("Name,Weight\nAda,60", "There is no column for the date of birth. Give it the heading Date of birth.")]
    [InlineData("Given name,Born\nAda,1980-04-03", "There is no column for the name. Give it the heading Name, or two columns the headings Given name and Family name.")]
    [InlineData("Name,DOB,Born\nAda,1980-04-03,1980-04-03", "Two columns hold the same: DOB and Born. Leave one of them.")]
    public void A_file_that_cannot_be_read_is_refused_with_a_sentence(string text, string sentence) =>
        Should.Throw<Refusal>(() => Rows(text)).Message.ShouldBe(sentence);

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_found_and_swallows_nobody()
    {
        var text = $"Name,Born\n\"Ada Byron,1980-04-03\n{string.Concat(Enumerable.Repeat("Bo Holm,1981-04-03\n", 100))}";
        Should.Throw<Refusal>(() => Rows(text)).Message.ShouldBe("Row 2 has a cell of more than 1,000 letters. Perhaps a quotation mark is opened there and not closed.");
    }

    [Fact]
    public void Of_rows_that_are_alike_the_first_is_taken_and_none_who_is_there_already()
    {
        var known = new Dictionary<(string, DateOnly), KnownPatient> { [("bo holm", new(1981, 4, 3))] = new(Guid.CreateVersion7(Portal.Start), 12) };
        var rows = ImportRow.WithoutDoubles(Rows("Name,Born\nAda Byron,1980-04-03\nADA BYRON,3/4/1980\nAda Byron,1980-04-04\nBo Holm,1981-04-03"), known);
        rows.Select(row => row.State).ShouldBe([ImportRowState.ToAdd, ImportRowState.Alike, ImportRowState.ToAdd, ImportRowState.Alike]);
        (rows[1].Because, rows[3].Because).ShouldBe(("Row 2 has the same name and date of birth.", "Patient no. 12 has the same name and date of birth."));
    }

    private static IReadOnlyList<ImportRow> Rows(string text, English english = English.British)
    {
        var file = CsvFile.Read(Encoding.UTF8.GetBytes(text));
        var columns = ImportColumns.Read(file.Headings);
        return [.. file.Rows.Select(row => ImportRow.Read(row.Number, row.Cells, columns, London, Portal.Start, english))];
    }
}

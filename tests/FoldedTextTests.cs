using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Tests;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("José Núñez", "jose nunez")]
    [InlineData("Łucja Przykład", "lucja przyklad")]
    [InlineData("Nguyễn Thị Ví Dụ", "nguyen thi vi du")]
    [InlineData("Đorđe Ørsted-Straße", "dorde orsted-strasse")]
    [InlineData("Zoë O’Sample", "zoe o'sample")]
    [InlineData("Zoë O'Sample", "zoe o'sample")]
    [InlineData("  MEHMET ÖRNEK ", "mehmet ornek")]
    public void A_name_is_found_from_any_keyboard(string typed, string folded) => FoldedText.Of(typed).ShouldBe(folded);

    [Fact]
    public void A_folded_name_fits_its_column_whatever_letters_it_has()
    {
        var longest = new string('ß', Patient.MostName);
        FoldedText.Of(longest).Length.ShouldBeLessThanOrEqualTo(Patient.MostName * 2);
    }
}

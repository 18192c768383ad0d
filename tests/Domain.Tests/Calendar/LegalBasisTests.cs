using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>Markers of standing in a legal basis, as words.</summary>
public class LegalBasisTests
{
    [Theory]
    [InlineData("NĐ 43/2014 Đ.70 [?]", "NĐ 43/2014 Đ.70 (chưa đối chiếu)", "NĐ 43/2014 Đ.70 (not checked)")]
    [InlineData("QĐ 24/2021 [2]: 03 ngày", "QĐ 24/2021 (nguồn thứ cấp, cần đối chiếu): 03 ngày", "QĐ 24/2021 (secondary source, to be checked): 03 ngày")]
    [InlineData("Luật HTX 2023 Đ.98 [V]", "Luật HTX 2023 Đ.98", "Luật HTX 2023 Đ.98")]
    [InlineData("QĐ [2] Đ.4 [?]", "QĐ (nguồn thứ cấp, cần đối chiếu) Đ.4 (chưa đối chiếu)", "QĐ (secondary source, to be checked) Đ.4 (not checked)")]
    [InlineData("Phụ lục [3], mục [a]", "Phụ lục [3], mục [a]", "Phụ lục [3], mục [a]")]
    [InlineData("", "", "")]
    public void A_marker_becomes_words_and_everything_else_stays(string basis, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, LegalBasis.InWords(basis, "vi"));
        Assert.Equal(english, LegalBasis.InWords(basis, "en"));
    }

    [Fact]
    public void A_part_ends_where_its_marker_stood() =>
        Assert.Equal(
            [new("A", BasisStanding.Unchecked), new("; B", BasisStanding.Verified), new(" đối với năm", null)],
            LegalBasis.Parse("A [?]; B [V] đối với năm"));
}

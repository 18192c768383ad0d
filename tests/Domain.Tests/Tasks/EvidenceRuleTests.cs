using System.Text;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

public class EvidenceRuleTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7");

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Windows\báo cáo.pdf", "báo cáo.pdf")]
    [InlineData("hoa\u202Efdp.exe", "hoafdp.exe")]
    [InlineData("a\r\nContent-Type: x.pdf", "aContent-Type_ x.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("com1.pdf", "_com1.pdf")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("tệp.pdf. . ", "tệp.pdf")]
    [InlineData("", "tep")]
    public void A_file_name_is_made_safe_to_store_and_to_send(string given, string clean) => Assert.Equal(clean, FileName.Clean(given));

    [Fact]
    public void A_long_name_is_shortened_and_keeps_its_extension()
    {
        var clean = FileName.Clean(new string('ệ', 400) + ".pdf");
        Assert.Equal(FileName.Longest, clean.Length);
        Assert.EndsWith(".pdf", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_in_capitals_with_fitting_content_is_taken()
    {
        var (name, type, refusal) = EvidenceRule.Standard.Check("Trích đo.PDF", Pdf);
        Assert.Null(refusal);
        Assert.Equal(("Trích đo.PDF", EvidenceType.Pdf), (name, type));
    }

    [Fact]
    public void A_refusal_names_the_file_and_the_way_out_in_both_languages()
    {
        var (_, _, tooLarge) = new EvidenceRule(4, EvidenceType.All).Check("anh.pdf", Pdf);
        Assert.Contains("tách thành nhiều tệp", tooLarge!.Vi, StringComparison.Ordinal);
        Assert.Contains("anh.pdf", tooLarge.En, StringComparison.Ordinal);
        var (_, _, notAllowed) = new EvidenceRule(100, [EvidenceType.Png]).Check("anh.pdf", Pdf);
        Assert.Contains(".png", notAllowed!.Vi, StringComparison.Ordinal);
    }
}

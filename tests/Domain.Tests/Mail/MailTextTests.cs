using CsCheck;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Mail;

public class MailTextTests
{
    [Theory]
    [InlineData("  hai   khoảng\ttrắng ", "hai khoảng trắng")]
    [InlineData("một\r\nhai\nba\rbốn\u0085năm", "một hai ba bốn năm")]
    [InlineData("\u202Eđảo\u200B chữ", "đảo chữ")]
    [InlineData("Ti\u00EA\u0301ng Vi\u00EA\u0323t", "Tiếng Việt")]
    [InlineData(null, "")]
    public void A_line_is_one_line_of_composed_text(string? text, string expected) => Assert.Equal(expected, MailText.Line(text, 100));

    [Theory]
    [InlineData("Nguyễn", 4, "Ngu…")]
    [InlineData("Ngu👩🏽‍🌾", 5, "Ngu…")]
    [InlineData("Nguyễn", 6, "Nguyễn")]
    public void A_cut_falls_between_whole_characters(string text, int length, string expected) => Assert.Equal(expected, MailText.Line(text, length));

    [Fact]
    public void Whatever_is_typed_fits_and_holds_no_control_characters() =>
        Gen.Select(Gen.String, Gen.Int[1, 50]).Sample((text, length) =>
        {
            var line = MailText.Line(text, length);
            Assert.True(line.Length <= length);
            Assert.DoesNotContain(line, char.IsControl);
        });

    [Fact]
    public void Paragraphs_keep_their_lines() => Assert.Equal("một\nhai", MailText.Paragraphs("một \r\nhai\r\n", 100));

    [Theory]
    [InlineData("a.nguyen@vanquan.example", true)]
    [InlineData("a+b_c@x-y.vn", true)]
    [InlineData("localhost@localhost", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("không@vanquan.example", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a,b@vanquan.example", false)]
    [InlineData("\"a b\"@vanquan.example", false)]
    [InlineData("a@vanquan.example\r\nBcc: b@c.vn", false)]
    [InlineData("a@vanquan.example\n", false)]
    [InlineData("a@vanquan.example, b@c.vn", false)]
    [InlineData("A <a@vanquan.example>", false)]
    [InlineData(".a@vanquan.example", false)]
    [InlineData("a@-x.vn", false)]
    public void Only_one_plain_address_is_an_address(string? address, bool valid) => Assert.Equal(valid, EmailAddress.IsValid(address));

    [Fact]
    public void An_address_longer_than_the_standard_allows_is_refused()
    {
        Assert.False(EmailAddress.IsValid(new string('a', 65) + "@vanquan.example"));
        Assert.False(EmailAddress.IsValid("a@" + string.Join('.', Enumerable.Repeat("bbbbbbbbb", 26))));
    }
}

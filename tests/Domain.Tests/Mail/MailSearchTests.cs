using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Mail;

public sealed class MailSearchTests
{
    [Theory]
    [InlineData("nha van hoa", true)]
    [InlineData("ĐÈO nguyễn", true)]
    [InlineData("deo NGUYEN an@example.vn", true)]
    [InlineData("nhà bếp", false)]
    public void A_mail_is_found_by_words_of_subject_and_recipient_without_diacritics(string search, bool found)
    {
        var mail = MailMessage.Queue(
            Guid.Parse("0182cdb9-7660-7f2e-a50c-f6ba59df5bf2"), "vanquan.example", "t", "assigned", "vi", "Việc mới: Nhà văn hóa thôn Đèo", "{}",
            new MailRecipient("an", "Nguyễn Văn An", "an@example.vn"), "t", new DateTimeOffset(2022, 1, 4, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(found, SearchFolding.Words(search).All(word => mail.SearchText.Contains(word, StringComparison.Ordinal)));
    }
}

using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>Vietnamese first, English complete.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class LanguageTests(DemoPortal portal)
{
    [Fact]
    public void Every_text_of_the_pages_has_its_english()
    {
        var root = Root();
        var english = XDocument.Load(Path.Combine(root, "src/Portal/Localisation/Texts.en.resx")).Descendants("data").Select(one => (string)one.Attribute("name")!).ToHashSet();
        var said = Directory.EnumerateFiles(Path.Combine(root, "src/Portal"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Text().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();

        // Within a sentence a text is that of its capital form.
        Assert.Empty(said.Where(text => !english.Contains(text) && !english.Contains(char.ToUpperInvariant(text[0]) + text[1..])));
    }

    [Theory]
    [InlineData("/viec-cua-toi", "Việc của tôi", "My work")]
    [InlineData("/phe-duyet", "Phê duyệt", "Approvals")]
    [InlineData("/ke-hoach", "Tiêu chí theo xã", "Criteria by commune")]
    [InlineData("/ke-hoach/van-quan/4", "Kế hoạch viết", "The plan says")]
    [InlineData("/thu-da-gui", "Thư đã gửi", "Sent mails")]
    [InlineData("/quy-trinh", "Danh sách quy trình", "List of procedures")]
    [InlineData("/quy-trinh/vq-food-safety/lich-su", "Các bản đã công bố", "Published versions")]
    [InlineData("/quy-trinh/vq-food-safety/so-sanh?from=1&to=1", "Khác nhau bằng chữ", "Differences in words")]
    [InlineData("/su-co", "Sự cố", "Incidents")]
    [InlineData("/quan-tri", "Người và tài khoản", "People and accounts")]
    [InlineData("/quan-tri/nguoi", "Thêm tài khoản", "Add an account")]
    [InlineData("/quan-tri/dang-nhap", "Đăng nhập của mọi người", "How people sign in")]
    [InlineData("/tai-khoan/phien", "Các phiên đăng nhập", "Sessions")]
    [InlineData("/tai-khoan/khoa", "Khóa truy cập", "Passkeys")]
    [InlineData("/tai-khoan/hai-buoc", "Xác nhận hai bước", "Two-step sign-in")]
    [InlineData("/quan-tri/lich", "Sửa lịch", "Edit the calendar")]
    [InlineData("/quan-tri/co-quan", "Thêm cơ quan", "Add a body")]
    [InlineData("/quan-tri/co-quan/TNMT", "Hộp thư chung", "Shared mailbox")]
    [InlineData("/quan-tri/nhat-ky", "Nhật ký", "Audit log")]
    [InlineData("/quan-tri/lich/sua", "Hoán đổi ngày làm việc", "Swap a working day")]
    [InlineData("/khong-co-trang-nay", "Không tìm thấy trang", "Page not found")]
    public async Task Every_page_speaks_both_languages(string address, string vietnamese, string english)
    {
        using var person = await portal.SignedInAsync("quantri");
        var inVietnamese = WebUtility.HtmlDecode(await (await person.GetAsync(address)).Content.ReadAsStringAsync());
        using var other = await portal.SignedInAsync("quantri");
        (await DemoPortal.PostAsync(other, "/lua-chon/ngon-ngu", "/lua-chon/ngon-ngu", new() { ["language"] = "en" })).Dispose();
        var inEnglish = WebUtility.HtmlDecode(await (await other.GetAsync(address)).Content.ReadAsStringAsync());
        (await DemoPortal.PostAsync(other, "/lua-chon/ngon-ngu", "/lua-chon/ngon-ngu", new() { ["language"] = "vi" })).Dispose();

        Assert.Contains("<html lang=\"vi\"", inVietnamese, StringComparison.Ordinal);
        Assert.Contains(vietnamese, inVietnamese, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", inEnglish, StringComparison.Ordinal);
        Assert.Contains(english, inEnglish, StringComparison.Ordinal);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "VanQuan.Workflows.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The solution is in no folder above the tests.");
    }

    [GeneratedRegex("\\b[Ss]ay\\[\"([^\"]+)\"")]
    private static partial Regex Text();
}

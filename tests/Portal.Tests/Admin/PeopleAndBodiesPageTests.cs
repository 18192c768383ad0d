using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Admin;

/// <summary>An administrator keeps people and bodies by their pages, and reads in the log what was done.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class PeopleAndBodiesPageTests(AlteredPortal portal) : IClassFixture<AlteredPortal>
{
    [Fact]
    public async Task A_person_is_added_found_edited_appointed_in_somebodys_place_and_disabled()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var id = await AddAsync(admin, "chi.hoa", "Lưu Thị Hòa");

        Assert.Contains("Lưu Thị Hòa", await ReadAsync(admin, "/quan-tri/nguoi?tim=luu+thi+HOA"), StringComparison.Ordinal);
        Assert.DoesNotContain("/quan-tri/nguoi/" + id, await ReadAsync(admin, "/quan-tri/nguoi?tim=khong+ai"), StringComparison.Ordinal);
        var page = "/quan-tri/nguoi/" + id;
        (await DemoPortal.PostAsync(admin, page, page + "?handler=Save", new() { ["Form.FullName"] = "Lưu Thị Hoà", ["Form.Email"] = "hoa@vanquan.example", ["Form.Language"] = "vi", ["Form.SystemRoles"] = "Supervisor" })).Dispose();
        Assert.Contains("hoa@vanquan.example", await ReadAsync(admin, page), StringComparison.Ordinal);

        var appoint = new Dictionary<string, string> { ["Form.Unit"] = "TAN-DOAN", ["Form.Role"] = "Head", ["Form.From"] = "2031-01-01" };
        using (var asked = await DemoPortal.PostAsync(admin, page, page + "?handler=Appoint", appoint))
        {
            var words = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
            Assert.Contains("Mỗi cơ quan có một trưởng", words, StringComparison.Ordinal);
            appoint["Form.Replace"] = Regex.Match(words, "name=\"Form.Replace\" value=\"([^\"]+)\"").Groups[1].Value;
        }
        Assert.Empty(await PostsAsync(id));
        (await DemoPortal.PostAsync(admin, page, page + "?handler=Appoint", appoint)).Dispose();
        Assert.Equal(Role.Head, Assert.Single(await PostsAsync(id)).Role);
        Assert.Equal(new DateOnly(2030, 12, 31), Assert.Single(await PostsAsync(appoint["Form.Replace"])).To);

        Assert.Contains("Không đăng nhập được, các phiên đang mở kết thúc", await ReadAsync(admin, page), StringComparison.Ordinal);
        (await DemoPortal.PostAsync(admin, page, page + "?handler=Disable", new() { ["Form.Op"] = "dis", ["Form.Reason"] = "Nghỉ hưu" })).Dispose();
        Assert.Contains("Mở lại tài khoản", await ReadAsync(admin, page), StringComparison.Ordinal);

        var log = await ReadAsync(admin, "/quan-tri/nhat-ky?chuoi=account:" + id);
        Assert.Contains("đã khóa tài khoản", log, StringComparison.Ordinal);
        Assert.Contains("Nghỉ hưu", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_added_renamed_and_its_end_is_looked_at_before_it_is_done()
    {
        using var admin = await portal.SignedInAsync("quantri");
        using (var added = await DemoPortal.PostAsync(admin, "/quan-tri/co-quan", "/quan-tri/co-quan?handler=Add", new() { ["Form.Name"] = "Hội Làm vườn", ["Form.Kind"] = "Association", ["Form.Parent"] = "UBND" }))
            Assert.Equal("/quan-tri/co-quan/HOI-LAM-VUON", added.Headers.Location?.ToString());
        const string Page = "/quan-tri/co-quan/HOI-LAM-VUON";
        (await DemoPortal.PostAsync(admin, Page, Page + "?handler=Save", new() { ["Form.Name"] = "Hội Làm vườn và Trang trại", ["Form.Kind"] = "Association", ["Form.Parent"] = "UBND", ["Form.Address"] = "hoi@vanquan.example" })).Dispose();
        Assert.Contains("Hội Làm vườn và Trang trại", await ReadAsync(admin, "/quan-tri/co-quan?tim=lam+vuon"), StringComparison.Ordinal);

        var end = new Dictionary<string, string> { ["Form.On"] = "2031-07-01", ["Form.Heir"] = "TNMT" };
        using (var unfinished = await DemoPortal.PostAsync(admin, Page, Page + "?handler=Look", new(end)))
            Assert.Contains("Ghi căn cứ", WebUtility.HtmlDecode(await unfinished.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        end["Form.Basis"] = "NQ 1672";
        using (var looked = await DemoPortal.PostAsync(admin, Page, Page + "?handler=Look", new(end)))
            Assert.Contains("Phòng Tài nguyên và Môi trường trả lời thay", WebUtility.HtmlDecode(await looked.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Null(await portal.ReadAsync(db => db.Set<UnitRow>().Where(unit => unit.Code == "HOI-LAM-VUON").Select(unit => unit.EndedOn).SingleAsync()));
        (await DemoPortal.PostAsync(admin, Page, Page + "?handler=End", end)).Dispose();
        Assert.Contains("Kết thúc từ 01/07/2031; kế thừa: Phòng Tài nguyên và Môi trường", await ReadAsync(admin, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_department_would_pass_on_is_told_with_tasks_people_and_plan_actions()
    {
        using var admin = await portal.SignedInAsync("quantri");
        using var looked = await DemoPortal.PostAsync(admin, "/quan-tri/co-quan/TNMT", "/quan-tri/co-quan/TNMT?handler=Look",
            new() { ["Form.On"] = "2031-07-01", ["Form.Basis"] = "NQ", ["Form.Heir"] = "new", ["Form.NewNames"] = "Phòng Nông nghiệp và Môi trường mới" });
        var words = WebUtility.HtmlDecode(await looked.Content.ReadAsStringAsync());

        Assert.Contains("Phòng Nông nghiệp và Môi trường mới trả lời thay", words, StringComparison.Ordinal);
        Assert.Contains("href=\"/cong-viec/", words, StringComparison.Ordinal);
        Assert.Contains("Trưởng cơ quan, Phòng Nông nghiệp và Môi trường mới", words, StringComparison.Ordinal);
        Assert.Contains("href=\"/ke-hoach/van-quan/", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_filtered_and_checked()
    {
        using var admin = await portal.SignedInAsync("quantri");
        Assert.Contains("lấy lịch nghỉ từ tệp ban đầu", await ReadAsync(admin, "/quan-tri/nhat-ky?loai=lich"), StringComparison.Ordinal);
        Assert.Contains("Không có dòng nào khớp.", await ReadAsync(admin, "/quan-tri/nhat-ky?den=1999-01-01"), StringComparison.Ordinal);
        using var checkedLog = await DemoPortal.PostAsync(admin, "/quan-tri/nhat-ky", "/quan-tri/nhat-ky?handler=Verify", []);
        Assert.Contains("Nhật ký còn nguyên.", WebUtility.HtmlDecode(await checkedLog.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static async Task<string> AddAsync(HttpClient admin, string userName, string name)
    {
        using var added = await DemoPortal.PostAsync(admin, "/quan-tri/nguoi", "/quan-tri/nguoi?handler=Add", new() { ["UserName"] = userName, ["FullName"] = name, ["Role"] = "Officer", ["SystemRole"] = "None" });
        var page = WebUtility.HtmlDecode(await added.Content.ReadAsStringAsync());
        Assert.Contains("chỉ hiện lần này", page, StringComparison.Ordinal);
        return Made().Match(page).Groups[1].Value;
    }

    private Task<List<Membership>> PostsAsync(string id) => portal.ReadAsync(db => db.Set<Membership>().AsNoTracking().Where(post => post.PersonId == id).ToListAsync());

    private static async Task<string> ReadAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));

    [GeneratedRegex("<a href=\"/quan-tri/nguoi/([^\"]+)\">Mở trang")]
    private static partial Regex Made();
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Accessibility;

/// <summary>
/// Every page there is, as found in the routes, before axe: nothing serious, nothing critical, nothing wider than the
/// window, no complaint in the console. A new page fails here until it is given an address, or a reason to be left out.
/// </summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class EveryPageTests(DemoPortal portal)
{
    private const string Procedure = "vq-cooperative-review";

    /// <summary>What shows no page of its own: files, and addresses that only take what a button sends.</summary>
    private static readonly HashSet<string> Left = ["cong-viec/{id}/minh-chung/{file:long}", "thu-da-gui/{id:guid}/noi-dung", "quy-trinh/goi/{code}", "lua-chon/giao-dien", "lua-chon/ngon-ngu", "dang-xuat", "dang-nhap/nguon",
        // These stand before axe in tests of their own, which make what they show.
        "quan-tri/webhook/{id}", "dang-nhap/khoa"];

    [Theory]
    [InlineData("light", "vi", 1280)]
    [InlineData("dark", "en", 360)]
    public async Task No_page_keeps_anybody_out(string theme, string language, int width)
    {
        var axe = Axe.Find();
        await using var chromium = await Chromium.StartAsync();
        var addresses = await AddressesAsync();
        List<string> found = [.. addresses.Where(visit => visit.Address.Contains('{', StringComparison.Ordinal)).Select(visit => $"{visit.Address}: say in {nameof(KnownAsync)} where one is found, or leave it out with a reason.")];
        foreach (var visits in addresses.Where(visit => !visit.Address.Contains('{', StringComparison.Ordinal)).GroupBy(visit => visit.Person))
        {
            var page = visits.Key is "" ? await chromium.StrangerAsync(portal, width) : await chromium.SignInAsync(portal, visits.Key, width);
            await page.Context.AddCookiesAsync([Cookie("theme", theme), Cookie("lang", language)]);
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    found.Add($"{page.Url}: {message.Text}");
            };
            foreach (var visit in visits)
            {
                var answer = await page.GotoAsync(visit.Address);
                if (answer is not { Status: 200 })
                    found.Add($"{visit.Address} as {visit.Person}: {answer?.Status}");
                found.AddRange((await axe.FindingsAsync(page)).Select(one => $"{visit.Address}: {one}"));
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") is var over and > 0)
                    found.Add($"{visit.Address} is {over} pixels too wide.");
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private Cookie Cookie(string name, string value) => new() { Name = name, Value = value, Url = portal.Address.ToString() };

    /// <summary>Where each page stands, and who opens it: the administrator, except where another's work is shown.</summary>
    private async Task<IReadOnlyList<(string Person, string Address)>> AddressesAsync()
    {
        var known = await KnownAsync();
        return [.. from route in Routes() where !Left.Contains(route) select known.GetValueOrDefault(route) is { Address: not null } there ? there : ("quantri", "/" + route)];
    }

    private async Task<Dictionary<string, (string Person, string Address)>> KnownAsync()
    {
        var task = await portal.ReadAsync(db => db.Set<UserTask>().Where(one => one.ClosedAt == null && one.Assignee == "unit:TNMT").OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        var run = await portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(one => one.DefinitionId == Procedure).Select(one => one.Id).FirstAsync());
        var person = await portal.ReadAsync(db => db.Users.Where(one => one.UserName == "tp.tnmt").Select(one => one.Id).SingleAsync());
        var mail = await portal.ReadAsync(db => db.Set<MailMessage>().Select(one => one.Id).FirstAsync());
        return new()
        {
            ["dang-nhap"] = ("", "/dang-nhap"),
            ["quen-mat-khau"] = ("", "/quen-mat-khau"),
            ["dat-lai-mat-khau"] = ("", "/dat-lai-mat-khau"),
            ["quan-tri/mau-thu/{mail}"] = ("quantri", "/quan-tri/mau-thu/reminder"),
            ["don-doc"] = ("giamsat", "/don-doc"),
            ["don-doc/{id}/doi-han"] = ("phochutich", $"/don-doc/{Uri.EscapeDataString(task)}/doi-han"),
            ["uy-quyen"] = ("tp.tnmt", "/uy-quyen"),
            ["phe-duyet/nhieu"] = ("phochutich", "/phe-duyet/nhieu"),
            ["viec-cua-toi/nhieu-viec"] = ("cv.tnmt", "/viec-cua-toi/nhieu-viec"),
            ["tai-khoan/lich"] = ("tp.tnmt", "/tai-khoan/lich"),
            ["ke-hoach/{code}/{number:int}/sua"] = ("quantri", "/ke-hoach/van-quan/4/sua"),
            ["ke-hoach/{code}/{number:int}/doi-tuong"] = ("quantri", "/ke-hoach/van-quan/2/doi-tuong"),
            ["ke-hoach/{code}/{number:int}/ky"] = ("quantri", "/ke-hoach/van-quan/4/ky"),
            ["quan-tri/co-quan/{code}"] = ("quantri", "/quan-tri/co-quan/TNMT"),
            ["quan-tri/nguoi/{id}"] = ("quantri", "/quan-tri/nguoi/" + Uri.EscapeDataString(person)),
            ["cong-viec/{id}"] = ("cv.tnmt", "/cong-viec/" + Uri.EscapeDataString(task)),
            ["tasks/{id}"] = ("cv.tnmt", "/tasks/" + Uri.EscapeDataString(task)),
            ["viec-cua-toi"] = ("cv.tnmt", "/viec-cua-toi"),
            ["phe-duyet/{id?}"] = ("phochutich", "/phe-duyet"),
            ["loi/{code:int}"] = ("quantri", "/loi/404"),
            ["ke-hoach/{code?}"] = ("quantri", "/ke-hoach"),
            ["ke-hoach/{code}/{number:int}"] = ("quantri", "/ke-hoach/van-quan/4"),
            ["ke-hoach/{code}/viec"] = ("quantri", "/ke-hoach/van-quan/viec"),
            ["thu-da-gui/{id:guid}"] = ("quantri", $"/thu-da-gui/{mail}"),
            ["luot-chay/{id}"] = ("thietke", "/luot-chay/" + Uri.EscapeDataString(run)),
            ["quy-trinh/{id}"] = ("thietke", "/quy-trinh/" + Procedure),
            ["quy-trinh/{id}/chay-thu"] = ("thietke", $"/quy-trinh/{Procedure}/chay-thu"),
            ["quy-trinh/{id}/so-sanh"] = ("thietke", $"/quy-trinh/{Procedure}/so-sanh?from=1&to=1"),
            ["quy-trinh/{id}/lich-su"] = ("thietke", $"/quy-trinh/{Procedure}/lich-su"),
            ["quy-trinh/{id}/luot-chay"] = ("thietke", $"/quy-trinh/{Procedure}/luot-chay"),
            ["quy-trinh/{id}/chuyen-ban"] = ("thietke", $"/quy-trinh/{Procedure}/chuyen-ban"),
        };
    }

    private IEnumerable<string> Routes() =>
        portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') ?? "").Distinct().Order(StringComparer.Ordinal);
}

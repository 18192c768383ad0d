using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Portal_Tests.Api;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>Running instances as designers see and move them, by the pages alone.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class MigrationPageTests(DemoPortal portal)
{
    [Fact]
    public async Task A_run_is_looked_at_moved_and_brought_back_by_the_page()
    {
        portal.NeedsOurEngine();
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        var before = await AnyRunAsync();
        var (id, from) = (before.DefinitionId, before.Version);
        var to = await PublishAsync(designer, id);
        var page = $"/quy-trinh/{id}/chuyen-ban";
        var lines = await AuditAsync();

        var history = WebUtility.HtmlDecode(await designer.Http.GetStringAsync($"/quy-trinh/{id}/lich-su"));
        var preview = WebUtility.HtmlDecode(await designer.Http.GetStringAsync(page));

        Assert.Contains($"lượt đang chạy sang bản {to}", history, StringComparison.Ordinal);
        var seen = Ticked().Matches(preview).Select(match => match.Groups[1].Value).Single(value => value.EndsWith("|" + before.Id, StringComparison.Ordinal));
        Assert.Equal((from, before.RowVersion, lines), ((await RunAsync(before.Id)).Version, (await RunAsync(before.Id)).RowVersion, await AuditAsync()));

        var place = InstanceState.Deserialize(before.State!).Bookmarks[0].ActivityId;
        var way = Regex.Match(preview, $"name=\"m.{place}\".*?value=\"(drop:[^\"]+)\"", RegexOptions.Singleline).Groups[1].Value;
        var skipped = WebUtility.HtmlDecode(await designer.Http.GetStringAsync($"{page}?from={from}&to={to}&m.{place}={Uri.EscapeDataString(way)}"));
        Assert.Contains($"value=\"{way}\" selected", skipped, StringComparison.Ordinal);
        Assert.Matches(@"<li>\d\d/\d\d/\d{4}, Nhắc .+: gửi .+, về “.+”</li>", skipped);

        using (var moved = await DemoPortal.PostAsync(designer.Http, page, page + "?handler=Move", Fields(from, to, new() { ["run"] = seen, ["reason"] = "Theo bản mới" })))
            Assert.Contains("đã chuyển.", WebUtility.HtmlDecode(await moved.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(to, (await RunAsync(before.Id)).Version);

        var migration = await portal.ReadAsync(db => db.Set<MigrationRow>().Where(row => row.InstanceId == before.Id && row.ToVersion == to && row.UndoneAt == null).Select(row => row.Id).SingleAsync());
        using (var undone = await DemoPortal.PostAsync(designer.Http, $"{page}?from={from}&to={to}", page + "?handler=Undo", Fields(from, to, new() { ["migration"] = migration, ["reason"] = "Chuyển nhầm" })))
            Assert.Contains("đã hoàn tác.", WebUtility.HtmlDecode(await undone.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(from, (await RunAsync(before.Id)).Version);
    }

    [Fact]
    public async Task A_designer_reads_where_a_run_waits()
    {
        using var designer = await portal.SignedInAsync("thietke");
        var run = await AnyRunAsync();
        var page = WebUtility.HtmlDecode(await designer.GetStringAsync("/luot-chay/" + run.Id));
        Assert.Contains("data-mode=\"instance\"", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"is-now\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_skips_a_faulted_step_where_the_run_is_shown_and_nobody_else_can()
    {
        portal.NeedsOurEngine();
        using var designer = await portal.SignedInAsync("thietke");
        using var administrator = await portal.SignedInAsync("quantri");
        var run = await AnyRunAsync();
        var page = "/luot-chay/" + run.Id;
        var activity = InstanceState.Deserialize(run.State!).Bookmarks[0].ActivityId;
        await portal.ReadAsync(async db =>
        {
            db.Add(new IncidentRow { Id = "page-fault", InstanceId = run.Id, ActivityId = activity, Kind = IncidentKind.Fault, Message = "hỏng", OpenedAt = run.StartedAt });
            return await db.SaveChangesAsync();
        });

        Assert.Contains("handler=Skip", await administrator.GetStringAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Skip", await designer.GetStringAsync(page), StringComparison.Ordinal);
        using var refused = await DemoPortal.PostAsync(designer, page, page + "?handler=Skip", Skip("Done", "thử"));
        Assert.Contains("Chỉ quản trị xử lý được sự cố.", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var silent = await DemoPortal.PostAsync(administrator, page, page + "?handler=Skip", Skip("Done", " "));
        Assert.Contains("Chưa ghi lý do.", WebUtility.HtmlDecode(await silent.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var done = await DemoPortal.PostAsync(administrator, page, page + "?handler=Skip", Skip("Done", "làm tay"));
        Assert.Equal((HttpStatusCode.Redirect, page), (done.StatusCode, done.Headers.Location?.ToString()));
        Assert.Equal(IncidentEnd.Skipped, await portal.ReadAsync(db => db.Set<IncidentRow>().Where(row => row.Id == "page-fault").Select(row => row.End).SingleAsync()));
    }

    private static Dictionary<string, string> Skip(string outcome, string reason) =>
        new() { ["op"] = Guid.NewGuid().ToString("N"), ["incident"] = "page-fault", ["outcome"] = outcome, ["reason"] = reason };

    private static Dictionary<string, string> Fields(int from, int to, Dictionary<string, string> more) =>
        new(more) { ["from"] = $"{from}", ["to"] = $"{to}", ["op"] = Guid.NewGuid().ToString("N") };

    private Task<WorkflowInstanceRow> AnyRunAsync() => portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking()
        .Where(row => row.Status == InstanceStatus.Running && row.ParentId == null && row.PlanCode == "van-quan" && row.DefinitionId != "vq-exchange-visit").OrderBy(row => row.DefinitionId).ThenBy(row => row.Id).FirstAsync());

    private Task<WorkflowInstanceRow> RunAsync(string id) => portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().SingleAsync(row => row.Id == id));

    private Task<int> AuditAsync() => portal.ReadAsync(db => db.Set<AuditLine>().CountAsync(line => !EF.Functions.Like(line.Chain, "account%")));

    /// <summary>The same drawing under another name.</summary>
    private static async Task<int> PublishAsync(ApiClient designer, string id)
    {
        var draft = (await designer.GetAsync($"/api/definitions/{id}/draft")).Body;
        var json = JsonNode.Parse(draft.GetProperty("json").GetRawText())!;
        json["name"] = json["name"] + " (sửa)";
        var (status, done) = await designer.SendAsync(HttpMethod.Post, $"/api/definitions/{id}/publish", new JsonObject
        {
            ["json"] = json, ["revision"] = draft.GetProperty("revision").GetInt32(), ["reason"] = "Tên mới", ["warningReasons"] = new JsonObject(), ["operationId"] = "migration-page",
        }.ToJsonString());
        Assert.True(status == HttpStatusCode.OK, $"{id}: {done}");
        return done.GetProperty("version").GetInt32();
    }

    [GeneratedRegex("name=\"run\" value=\"([^\"]+)\" checked")]
    private static partial Regex Ticked();
}

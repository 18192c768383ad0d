using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>Approvals on their pages: several at once, a quorum in words, and links in mails that only show.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class ApprovalPagesTests(AlteredPortal portal) : IClassFixture<AlteredPortal>
{
    private static readonly string[] Council = ["role:TCKH/Head", "role:NNPTNT/Head", "role:KTHT/Head"];

    [Fact]
    public async Task Like_cases_are_chosen_previewed_and_only_then_approved_each_with_its_reason()
    {
        var approvals = new List<UserTask>();
        for (var i = 0; i < 3; i++)
            approvals.Add(await ReviewedAsync("bulk-test", ["role:TCKH/Head"], $"bulk-{i}"));
        using var head = await portal.SignedInAsync("tp.tckh");
        var page = WebUtility.HtmlDecode(await head.GetStringAsync("/phe-duyet/nhieu"));
        Assert.All(approvals, one => Assert.Contains(one.Id, page, StringComparison.Ordinal));

        Dictionary<string, string> chosen = new() { ["pick"] = approvals[0].Id, ["reason." + approvals[0].Id] = "Đủ hồ sơ, đã đối chiếu" };
        using (var nothing = await DemoPortal.PostAsync(head, "/phe-duyet/nhieu", "/phe-duyet/nhieu?handler=Preview", new() { ["pick"] = approvals[0].Id }))
            Assert.Contains("Còn hồ sơ chưa có lý do", WebUtility.HtmlDecode(await nothing.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using (var preview = await DemoPortal.PostAsync(head, "/phe-duyet/nhieu", "/phe-duyet/nhieu?handler=Preview", chosen))
        {
            var read = WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync());
            Assert.Contains("Xem trước: phê duyệt 1 hồ sơ", read, StringComparison.Ordinal);
            Assert.Contains("action=\"/phe-duyet/nhieu?handler=Approve\"", read, StringComparison.Ordinal);
        }
        Assert.Equal(TaskState.Open, await StateAsync(approvals[0].Id));

        chosen["op"] = "bulk-page";
        using (var done = await DemoPortal.PostAsync(head, "/phe-duyet/nhieu", "/phe-duyet/nhieu?handler=Approve", chosen))
            Assert.Contains("Đã duyệt 1 trên 1 hồ sơ", WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal([TaskState.Completed, TaskState.Open, TaskState.Open], [await StateAsync(approvals[0].Id), await StateAsync(approvals[1].Id), await StateAsync(approvals[2].Id)]);
    }

    [Fact]
    public async Task A_quorum_of_two_out_of_three_is_told_in_words_until_it_is_complete()
    {
        var approval = await ReviewedAsync("quorum-test", Council, "quorum-1", 2);
        var link = "/phe-duyet/" + Uri.EscapeDataString(approval.Id);
        using var first = await portal.SignedInAsync("tp.nnptnt");
        using var second = await portal.SignedInAsync("tp.ktht");
        Assert.Contains("Cần 2 người đồng ý trong 3 nơi duyệt; đã có 0, còn cần 2.", WebUtility.HtmlDecode(await first.GetStringAsync(link)), StringComparison.Ordinal);

        (await DemoPortal.PostAsync(first, link, link, new() { ["op"] = "q1", ["Verdict"] = "Approved", ["Reason"] = "Đồng ý" })).Dispose();
        var page = WebUtility.HtmlDecode(await second.GetStringAsync(link));
        Assert.Contains("đã có 1, còn cần 1.", page, StringComparison.Ordinal);
        Assert.Contains("“Đồng ý”", page, StringComparison.Ordinal);
        Assert.Equal(TaskState.Open, await StateAsync(approval.Id));
        using (var again = await DemoPortal.PostAsync(second, link, link, new() { ["op"] = "q2", ["Verdict"] = "Approved" }))
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);

        Assert.Equal(TaskState.Completed, await StateAsync(approval.Id));
        using (var late = await DemoPortal.PostAsync(first, "/phe-duyet", link, new() { ["op"] = "q3", ["Verdict"] = "Rejected", ["Reason"] = "Đổi ý" }))
            Assert.Contains("vừa duyệt hồ sơ này", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_follows_the_links_of_an_approval_mail_changes_nothing()
    {
        var approval = await ReviewedAsync("link-test", ["role:TCKH/Head"], "links-1");
        var mail = await portal.ReadAsync(db => db.Set<MailMessage>().AsNoTracking().FirstAsync(one => one.TaskId == approval.Id));
        var rendered = portal.Services.GetRequiredService<MailTemplates>().Render(mail);
        var links = Link().Matches(rendered.Html + " " + rendered.Text).Select(match => WebUtility.HtmlDecode(match.Value)).Distinct().ToList();
        Assert.Contains(links, link => link.Contains(Uri.EscapeDataString(approval.Id), StringComparison.Ordinal));
        using var scanner = portal.Visitor();
        using var approver = await portal.SignedInAsync("tp.tckh");
        var before = await TracesAsync();

        foreach (var link in links)
            foreach (var client in new[] { scanner, approver })
                foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
                    await FollowAsync(client, method, new Uri(link).PathAndQuery);

        Assert.Equal(before, await TracesAsync());
        Assert.Contains("data-decision-button", await approver.GetStringAsync("/phe-duyet/" + Uri.EscapeDataString(approval.Id)), StringComparison.Ordinal);
        Assert.Equal(TaskState.Open, await StateAsync(approval.Id));
    }

    private static async Task FollowAsync(HttpClient client, HttpMethod method, string address)
    {
        for (var hop = 0; hop < 5; hop++)
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, address));
            if (answer.Headers.Location is not { } next)
            {
                Assert.True((int)answer.StatusCode < 500, $"{method} {address}: {answer.StatusCode}");
                return;
            }
            address = next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString;
        }
    }

    /// <summary>Everything an approval could leave behind.</summary>
    private Task<(int Lines, int Operations, int Mails, string Versions)> TracesAsync() => portal.ReadAsync(async db => (
        await db.Set<AuditLine>().CountAsync(), await db.Set<OperationRow>().CountAsync(), await db.Set<MailMessage>().CountAsync(),
        string.Join(' ', await db.Set<UserTask>().OrderBy(task => task.Id).Select(task => task.Version).ToListAsync())));

    private Task<TaskState> StateAsync(string id) => portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.Id == id).Select(task => task.State).SingleAsync());

    /// <summary>A small procedure of its own: one task of TNMT, handed in, and the approval that now waits.</summary>
    private async Task<UserTask> ReviewedAsync(string definition, string[] approvers, string instance, int? quorum = null)
    {
        await portal.ReadAsync(async db =>
        {
            if (!await db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == definition))
            {
                db.Add(new DefinitionRow { DefinitionId = definition, Version = 1, Json = Procedure(definition, approvers, quorum), PublishedAt = DateTimeOffset.UnixEpoch });
                await db.SaveChangesAsync();
            }
            return true;
        });
        var start = new StartInstance("start-" + instance, instance, null, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>());
        await using var scope = portal.Services.CreateAsyncScope();
        var starting = scope.ServiceProvider.GetRequiredService<StartWorkflow>();
        await scope.ServiceProvider.GetRequiredService<Transition>().RunAsync(Actor.System, async s => (await starting.RunAsync(s, new NewInstance(start, definition) { UnitCode = "TNMT" }, default)).Id);
        await portal.HandOverAsync();
        var officer = await portal.ReadAsync(db => db.Users.SingleAsync(account => account.UserName == "cv.tnmt"));
        var task = await portal.ReadAsync(db => db.Set<UserTask>().SingleAsync(one => one.InstanceId == instance && one.Kind == TaskKind.UserTask));
        var answer = await scope.ServiceProvider.GetRequiredService<SubmitTask>()
            .RunAsync(new(task.Id, "submit-" + instance, null, new Dictionary<string, string>()), new Actor(officer.Id, officer.FullName), default);
        Assert.True(answer.IsDone, answer.Message.En);
        await portal.HandOverAsync();
        return await portal.ReadAsync(db => db.Set<UserTask>().SingleAsync(one => one.InstanceId == instance && one.Kind == TaskKind.Approval));
    }

    private static string Procedure(string id, string[] approvers, int? quorum) => JsonSerializer.Serialize(new
    {
        id, definitionId = id, name = "Thử phê duyệt", version = 1, isPublished = true,
        root = new
        {
            id = "Flow", type = "Elsa.Flowchart",
            activities = new object[]
            {
                new { id = "Work", type = "VanQuan.UserTask", title = "Lập hồ sơ", assignee = "unit:TNMT" },
                new { id = "Approve", type = "VanQuan.Approval", title = "Duyệt hồ sơ", quorum, approvers = List(approvers), reviews = List("Work") },
            },
            connections = new[] { new { source = new { activity = "Work", port = "Done" }, target = new { activity = "Approve", port = "In" } } },
        },
    });

    private static object List(params string[] items) => new { typeName = "Object", expression = new { type = "Object", value = JsonSerializer.Serialize(items) } };

    [GeneratedRegex("""https?://[^\s"'<>]+""")]
    private static partial Regex Link();
}

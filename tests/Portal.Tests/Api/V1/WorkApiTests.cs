using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>What people do with tasks, done by programs: the same use cases, the same words.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class WorkApiTests(DemoPortal portal)
{
    private const string Paper = "%PDF-1.7 Thửa 12, 418,6 m²";

    private static readonly string[] Working = [TokenScopes.ReadTasks, TokenScopes.WriteTasks, TokenScopes.WriteApprovals];

    [Fact]
    public async Task A_dossier_goes_its_whole_way_through_the_interface()
    {
        var id = await Surveys.StartAsync(portal, "rest-way");
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        using var head = await TokenClient.OfAsync(portal, "tp.tnmt", Working);
        var task = $"/api/v1/tasks/{id}";

        Assert.Contains((await officer.GetAsync("/api/v1/tasks?search=do dac qua giao dien rest-way")).Json.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == id);
        Assert.Contains("Bạn đã nhận việc này", (await officer.PostAsync(task + "/claim")).Text, StringComparison.Ordinal);
        var unfinished = await officer.PostAsync(task + "/submit", new { values = new { area = "rộng" } });
        Assert.Equal((HttpStatusCode)422, unfinished.Status);
        Assert.Equal(["area", "evidence"], unfinished.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
        Assert.Equal("rộng", (await officer.GetAsync(task)).Json.GetProperty("draft").GetProperty("area").GetString());

        var file = await AttachAsync(officer, task, "trích đo.pdf", Paper);
        Assert.Equal(Paper, (await officer.GetAsync($"{task}/evidence/{file}")).Text);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync(task + "/submit", new { values = new { area = "418,6" } })).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync(task + "/withdraw")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync(task + "/submit", new { values = new { area = "418,6" } })).Status);

        var approval = await ApprovalAsync(head, "rest-way");
        Assert.Equal("418.6", (await head.GetAsync(approval)).Json.GetProperty("works")[0].GetProperty("round").GetProperty("values").GetProperty("area").GetString());
        Assert.Equal((HttpStatusCode)422, (await head.PostAsync(approval + "/return", new { })).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.PostAsync(approval + "/return", new { reason = "Thiếu ranh giới phía đông." })).Status);
        Assert.Equal("Thiếu ranh giới phía đông.", (await officer.GetAsync(task)).Json.GetProperty("rounds")[0].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync(task + "/submit", new { values = new { area = "420" } })).Status);
        approval = await ApprovalAsync(head, "rest-way");
        var change = (await head.GetAsync(approval)).Json.GetProperty("works")[0].GetProperty("changes")[0];
        Assert.Equal(("418.6", "420"), (change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await head.PostAsync(approval + "/approve", new { })).Status);

        Assert.Equal(TaskState.Approved, await portal.ReadAsync(db => db.Set<UserTask>().Where(one => one.Id == id).Select(one => one.State).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_approves_their_own_work_through_this_door_either()
    {
        var id = await Surveys.StartAsync(portal, "rest-own");
        using var head = await TokenClient.OfAsync(portal, "tp.tnmt", Working);
        await head.PostAsync($"/api/v1/tasks/{id}/claim");
        await AttachAsync(head, $"/api/v1/tasks/{id}", "tep.pdf", Paper);
        Assert.Equal(HttpStatusCode.OK, (await head.PostAsync($"/api/v1/tasks/{id}/submit", new { values = new { area = "1" } })).Status);

        var approval = await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.InstanceId == "rest-own" && task.Kind == TaskKind.Approval).Select(task => task.Id).SingleAsync());
        var refused = await head.PostAsync($"/api/v1/approvals/{approval}/approve", new { });

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.StartsWith("Bạn đã nộp hồ sơ này nên không duyệt được", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_changes_nothing_and_hears_the_same()
    {
        var id = await Surveys.StartAsync(portal, "rest-repeat");
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        var first = await officer.PostAsync($"/api/v1/tasks/{id}/claim", key: "claim-1");
        var version = await VersionAsync(id);
        var again = await officer.PostAsync($"/api/v1/tasks/{id}/claim", key: "claim-1");
        var other = await officer.PostAsync($"/api/v1/tasks/{id}/claim", key: "claim-2");
        for (var i = 0; i < 3; i++)
            await officer.PostAsync($"/api/v1/tasks/{id}/comments", new { text = "Đã liên hệ xã" }, "comment-1");

        Assert.Equal((HttpStatusCode.OK, first.Text), (again.Status, again.Text));
        Assert.Equal(version, await VersionAsync(id));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal(1, await portal.ReadAsync(db => db.Set<TaskComment>().CountAsync(comment => comment.TaskId == id)));
    }

    [Fact]
    public async Task A_post_without_a_key_is_sent_back()
    {
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        var answer = await officer.SendAsync(TokenClient.Request(HttpMethod.Post, "/api/v1/tasks/x/claim", null, key: null));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.Status, answer.Type));
        Assert.Equal("Idempotency-Key", answer.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task What_was_read_long_ago_is_not_written_over()
    {
        var id = await Surveys.StartAsync(portal, "rest-etag");
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        await officer.PostAsync($"/api/v1/tasks/{id}/claim");
        var old = (await officer.GetAsync($"/api/v1/tasks/{id}")).Headers.ETag!;
        Assert.Equal(HttpStatusCode.OK, (await DraftAsync(officer, id, "1", old)).Status);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await DraftAsync(officer, id, "2", old)).Status);
        Assert.Equal("1", (await officer.GetAsync($"/api/v1/tasks/{id}")).Json.GetProperty("draft").GetProperty("area").GetString());
        Assert.Equal(HttpStatusCode.OK, (await DraftAsync(officer, id, "3", (await officer.GetAsync($"/api/v1/tasks/{id}")).Headers.ETag!)).Status);
    }

    [Fact]
    public async Task A_walk_through_the_pages_meets_every_task_once_in_order()
    {
        for (var i = 0; i < 5; i++)
            await Surveys.StartAsync(portal, $"rest-page-{i}");
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        var all = (await officer.GetAsync("/api/v1/tasks?limit=200")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ToList();
        var walked = new List<string?>();
        string? cursor = null;
        do
        {
            var page = (await officer.GetAsync("/api/v1/tasks?limit=3" + (cursor is null ? "" : $"&cursor={cursor}"))).Json;
            walked.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.True(all.Count > 5);
        Assert.Equal(all, walked);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync("/api/v1/tasks?cursor=xyz!")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync("/api/v1/tasks?limit=9999")).Status);
    }

    [Fact]
    public async Task A_token_does_what_its_scopes_name_and_what_its_person_may()
    {
        var id = await Surveys.StartAsync(portal, "rest-scope");
        using var reader = await TokenClient.OfAsync(portal, "cv.tnmt", TokenScopes.ReadTasks);
        using var stranger = await TokenClient.OfAsync(portal, "cv.ktht", Working);
        stranger.Http.DefaultRequestHeaders.Add("Accept-Language", "en");

        var narrow = await reader.PostAsync($"/api/v1/tasks/{id}/claim");
        var foreign = await stranger.PostAsync($"/api/v1/tasks/{id}/claim");

        Assert.Equal(HttpStatusCode.Forbidden, narrow.Status);
        Assert.Contains("scope=\"tasks:write\"", narrow.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.StartsWith("This task is not yours.", foreign.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/tasks/{id}")).Status);
    }

    [Fact]
    public async Task More_time_is_asked_for_once_and_a_misassigned_task_goes_back()
    {
        var id = await Surveys.StartAsync(portal, "rest-time");
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        await officer.PostAsync($"/api/v1/tasks/{id}/claim");

        Assert.Equal((HttpStatusCode)422, (await officer.PostAsync($"/api/v1/tasks/{id}/extension", new { proposed = "2021-12-21", reason = "Mưa lũ" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync($"/api/v1/tasks/{id}/extension", new { proposed = "2031-12-21", reason = "Mưa lũ" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.PostAsync($"/api/v1/tasks/{id}/extension", new { proposed = "2031-12-22", reason = "Mưa lũ" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync($"/api/v1/tasks/{id}/extension/withdraw")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync($"/api/v1/tasks/{id}/refuse", new { reason = "Việc này của xã." })).Status);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_to_be_so()
    {
        using var officer = await TokenClient.OfAsync(portal, "cv.tnmt", Working);
        var broken = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tasks/x/comments") { Content = new StringContent("{\"text\":", Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", "k" } } };
        var plain = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tasks/x/comments") { Content = new StringContent("xin chào", Encoding.UTF8, "text/plain"), Headers = { { "Idempotency-Key", "k" } } };

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), Of(await officer.SendAsync(broken)));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/problem+json"), Of(await officer.SendAsync(plain)));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), Of(await officer.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "/api/v1/tasks/x/claim"))));
    }

    [Fact]
    public async Task Too_many_requests_of_one_token_are_put_off_and_others_go_on()
    {
        using var hasty = await TokenClient.OfAsync(portal, "cv.vp", TokenScopes.ReadTasks);
        using var other = await TokenClient.OfAsync(portal, "cv.vp", TokenScopes.ReadTasks);
        var answers = await Task.WhenAll(Enumerable.Range(0, 320).Select(_ => hasty.GetAsync("/api/v1/me")));

        var refused = answers.Last(answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal(20, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("urn:vanquan:problem:too-many", refused.Json.GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/me")).Status);
    }

    private static (HttpStatusCode, string?) Of(TokenClient.Answer answer) => (answer.Status, answer.Type);

    private Task<int> VersionAsync(string id) => portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.Id == id).Select(task => task.Version).SingleAsync());

    private static Task<TokenClient.Answer> DraftAsync(TokenClient client, string id, string area, EntityTagHeaderValue version)
    {
        var request = TokenClient.Request(HttpMethod.Put, $"/api/v1/tasks/{id}/draft", new { values = new { area } }, key: null);
        request.Headers.IfMatch.Add(version);
        return client.SendAsync(request);
    }

    private static async Task<string> ApprovalAsync(TokenClient head, string subject)
    {
        var item = Assert.Single((await head.GetAsync($"/api/v1/approvals?search={subject}")).Json.GetProperty("items").EnumerateArray());
        return $"/api/v1/approvals/{item.GetProperty("id").GetString()}";
    }

    private static async Task<long> AttachAsync(TokenClient client, string task, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, task + "/evidence") { Content = form, Headers = { { "Idempotency-Key", client.NextKey() } } });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (await client.GetAsync(task)).Json.GetProperty("evidence")[0].GetProperty("id").GetInt64();
    }
}

using System.Net;
using System.Text.Json;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api;

/// <summary>Drafts as the designer's app sees them.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class DraftApiTests(DemoPortal portal)
{
    [Fact]
    public async Task A_shipped_procedure_opens_as_published_and_becomes_a_draft_with_the_first_save()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        var (_, opened) = await designer.GetAsync("/api/definitions/vq-urging/draft");
        Assert.Equal((0, 1, 1), (opened.GetProperty("revision").GetInt32(), opened.GetProperty("basedOn").GetInt32(), opened.GetProperty("published").GetProperty("version").GetInt32()));
        Assert.True(opened.GetProperty("may").GetProperty("edit").GetBoolean());

        var json = opened.GetProperty("json").GetRawText().Replace("\"name\":", "\"note\":\"ghi thêm\",\"name\":", StringComparison.Ordinal);
        var (status, saved) = await designer.SendAsync(HttpMethod.Put, "/api/definitions/vq-urging/draft", $$"""{"json":{{json}},"revision":0,"operationId":"first"}""");
        var (_, again) = await designer.SendAsync(HttpMethod.Put, "/api/definitions/vq-urging/draft", $$"""{"json":{{json}},"revision":0,"operationId":"first"}""");
        var (_, read) = await designer.GetAsync("/api/definitions/vq-urging/draft");

        Assert.Equal((HttpStatusCode.OK, 1, 1), (status, saved.GetProperty("revision").GetInt32(), again.GetProperty("revision").GetInt32()));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, read.GetProperty("json")));
        Assert.Equal(HttpStatusCode.OK, (await designer.SendAsync(HttpMethod.Delete, "/api/definitions/vq-urging/draft?revision=1")).Status);
    }

    [Fact]
    public async Task A_save_that_comes_too_late_gets_the_newer_draft_instead_of_overwriting_it()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        using var second = await ApiClient.SignInAsync(portal, "thietke2");
        var id = await designer.CreateAsync("Hai người cùng vẽ");
        await second.SendAsync(HttpMethod.Put, $"/api/definitions/{id}/draft", """{"json":{"root":{"type":"Elsa.Sequence","id":"theirs"}},"revision":1,"operationId":"a"}""");

        var (status, conflict) = await designer.SendAsync(HttpMethod.Put, $"/api/definitions/{id}/draft", """{"json":{"root":{"type":"Elsa.Sequence","id":"mine"}},"revision":1,"operationId":"b"}""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal((2, "theirs"), (conflict.GetProperty("revision").GetInt32(), conflict.GetProperty("json").GetProperty("root").GetProperty("id").GetString()));
        Assert.Contains(conflict.GetProperty("savedBy").GetProperty("name").GetString()!, conflict.GetProperty("problem").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_in_words_with_its_place()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        var id = await designer.CreateAsync("Không đọc được");

        var (status, problem) = await designer.SendAsync(HttpMethod.Put, $"/api/definitions/{id}/draft", """{"json":{"root":{"type":"Elsa.Flowchart","activities":[{"id":"A"}]}},"revision":1,"operationId":"x"}""");
        var (broken, words) = await designer.SendAsync(HttpMethod.Put, $"/api/definitions/{id}/draft", """{"json":{"root":""");

        Assert.Equal((HttpStatusCode.BadRequest, "$.root.activities[0]"), (status, problem.GetProperty("place").GetString()));
        Assert.Contains("chưa có loại", problem.GetProperty("problem").GetString()!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, broken);
        Assert.Contains("dòng 1", words.GetProperty("problem").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_read_others_do_not_and_nobody_saves_without_the_token()
    {
        using var supervisor = await ApiClient.SignInAsync(portal, "giamsat");
        using var officer = await ApiClient.SignInAsync(portal, "cv.tnmt");
        using var designer = await portal.SignedInAsync("thietke");
        using var stranger = portal.Visitor();
        const string address = "/api/definitions/vq-campaign/draft";

        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync(address)).Status);
        Assert.False((await supervisor.GetAsync(address)).Body.GetProperty("may").GetProperty("edit").GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.SendAsync(HttpMethod.Put, address, "{}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(address)).Status);
        using var tokenless = await designer.PutAsync(address, new StringContent("{}"));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        using var unknown = await stranger.GetAsync(address);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/json"), (unknown.StatusCode, unknown.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync("/api/definitions/khong-co/draft")).Status);
    }

    [Fact]
    public async Task Two_editors_see_each_other_and_how_far_the_draft_has_come()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        using var second = await ApiClient.SignInAsync(portal, "thietke2");
        var id = await designer.CreateAsync("Cùng có mặt");
        await designer.SendAsync(HttpMethod.Post, $"/api/definitions/{id}/presence", """{"revision":1}""");

        var (_, seen) = await second.SendAsync(HttpMethod.Post, $"/api/definitions/{id}/presence", """{"revision":1}""");

        Assert.Contains("thiết kế quy trình", Assert.Single(seen.GetProperty("others").EnumerateArray()).GetProperty("name").GetString()!, StringComparison.Ordinal);
        Assert.Equal(1, seen.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task A_definition_as_deep_as_the_limit_travels_and_one_larger_than_the_limit_is_refused_in_words()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        var id = await designer.CreateAsync("Rất sâu");
        var deep = string.Concat(Enumerable.Repeat("""{"type":"Elsa.Sequence","activities":[""", 31)) + """{"type":"Elsa.WriteLine"}""" + string.Concat(Enumerable.Repeat("]}", 31));

        Assert.Equal(HttpStatusCode.OK, (await designer.SendAsync(HttpMethod.Put, $"/api/definitions/{id}/draft", $$"""{"json":{"root":{{deep}}},"revision":1,"operationId":"d"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await designer.GetAsync($"/api/definitions/{id}/draft")).Status);
        var (status, problem) = await designer.SendAsync(HttpMethod.Put, $"/api/definitions/{id}/draft", $$"""{"json":{"note":"{{new string('x', 5_000_000)}}"},"revision":2,"operationId":"e"}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("lớn hơn mức", problem.GetProperty("problem").GetString()!, StringComparison.Ordinal);
    }
}

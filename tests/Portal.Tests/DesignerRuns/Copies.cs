using System.Net;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Portal_Tests.Api;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>Procedures for one test alone.</summary>
internal static class Copies
{
    /// <summary>The review of cooperatives as shipped, under another name and id, as a draft; no plan uses it.</summary>
    public static async Task<string> OfReviewAsync(ApiClient designer, string name)
    {
        var json = JsonNode.Parse((await designer.GetAsync("/api/definitions/vq-cooperative-review/versions/1")).Body.GetRawText())!;
        json["name"] = name;
        var made = await designer.SendAsync(HttpMethod.Post, "/api/definitions", new JsonObject { ["name"] = name, ["json"] = json }.ToJsonString());
        return made.Body.GetProperty("definitionId").GetString()!;
    }

    /// <summary>Publishes the draft, or the version in force, with something changed.</summary>
    public static async Task<int> PublishAsync(ApiClient designer, string id, Func<JsonNode, JsonNode> change)
    {
        var draft = (await designer.GetAsync($"/api/definitions/{id}/draft")).Body;
        var (status, done) = await designer.SendAsync(HttpMethod.Post, $"/api/definitions/{id}/publish", new JsonObject
        {
            ["json"] = change(JsonNode.Parse(draft.GetProperty("json").GetRawText())!), ["revision"] = draft.GetProperty("revision").GetInt32(), ["reason"] = "Cho phép thử", ["warningReasons"] = new JsonObject(),
        }.ToJsonString());
        Assert.True(status == HttpStatusCode.OK, done.ToString());
        return done.GetProperty("version").GetInt32();
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api;

/// <summary>The proof as the canvas asks for it on every change.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class ProofApiTests(DemoPortal portal)
{
    private const string Address = "/api/definitions/check";

    [Fact]
    public async Task A_shipped_procedure_is_clean_and_a_wrong_approver_is_marked_on_its_step_in_both_languages()
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");
        var json = await portal.ReadAsync(db => Task.FromResult(db.Set<Application.Engine.Definitions.DefinitionRow>().First(row => row.DefinitionId == "vq-plan-drafting").Json));
        var wrong = JsonNode.Parse(json)!;
        wrong["root"]!["activities"]!.AsArray().First(node => (string?)node!["id"] == "Issue")!["approvers"]!["expression"]!["value"] = """["role:NOPE/Head"]""";

        var (status, clean) = await designer.SendAsync(HttpMethod.Post, Address, Body(JsonNode.Parse(json)!));
        var (_, found) = await designer.SendAsync(HttpMethod.Post, Address, Body(wrong));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(clean.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("severity").GetString() == "error");
        Assert.False(clean.GetProperty("undecided").GetBoolean());
        Assert.True(clean.GetProperty("elapsedMs").GetInt64() >= 0);
        var finding = found.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("severity").GetString() == "error");
        Assert.Equal(("no-approver", "Issue"), (finding.GetProperty("rule").GetString(), finding.GetProperty("activities")[0].GetString()));
        Assert.StartsWith("no-approver:Issue", finding.GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.Contains("Bước", finding.GetProperty("message").GetProperty("vi").GetString(), StringComparison.Ordinal);
        Assert.Contains("The step", finding.GetProperty("message").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, finding.GetProperty("steps").ValueKind);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"definitionId\":\"x\",\"json\":", HttpStatusCode.BadRequest)]
    [InlineData("{\"definitionId\":\"x\",\"json\":{}}", HttpStatusCode.OK)]
    [InlineData("{\"definitionId\":\"x\",\"json\":{\"root\":7}}", HttpStatusCode.OK)]
    public async Task What_cannot_be_read_is_told_in_words(string body, HttpStatusCode expected)
    {
        using var designer = await ApiClient.SignInAsync(portal, "thietke");

        var (status, answer) = await designer.SendAsync(HttpMethod.Post, Address, body);

        Assert.Equal(expected, status);
        Assert.True(expected == HttpStatusCode.OK ? answer.GetProperty("findings").GetArrayLength() > 0 : answer.GetProperty("problem").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Only_designers_may_ask()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var answer = await officer.PostAsync(Address, content);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string Body(JsonNode json) => new JsonObject { ["definitionId"] = "vq-plan-drafting", ["json"] = json.DeepClone() }.ToJsonString();
}

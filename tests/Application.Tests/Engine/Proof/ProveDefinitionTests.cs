using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application_Tests.Plans;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine.Proof;

/// <summary>Definitions against the plans that use them: the shipped ones as files, a small one in the service.</summary>
public sealed class ProveDefinitionTests
{
    private static readonly DefinitionProof Files = new(
        new ExpressionEvaluator(), WorkCalendar.Parse(File.ReadAllText(Path.Combine(ConformancePack.Folder, "../../appsettings/calendar-vn.csv"))));

    public static TheoryData<string> Shipped => [.. Plans.VanQuan.Procedures.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_procedure_fits_every_action_that_uses_it(string definition)
    {
        var findings = Files.Of(Plans.VanQuan.Procedures[definition].Write(), [new(Plans.VanQuan.Plan, null, Plans.VanQuan.Plan.Date)], Plans.VanQuan.Procedures.GetValueOrDefault);

        Assert.Empty(findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message.En));
        Assert.DoesNotContain(findings, finding => finding is { Rule: "not-checked", Activities.Count: 0 });
    }

    [Fact]
    public async Task The_service_checks_against_imported_plans_and_changes_nothing()
    {
        await using var service = await RunningService.StartAsync(new FakeTimeProvider(new DateTimeOffset(2021, 12, 20, 1, 0, 0, TimeSpan.Zero)));
        var house = SmallPlan.Task("house", "ActionDue");
        await service.InAsync<ImportPlan, ImportPlan.Imported>(import => import.RunAsync(
            new(SmallPlan.Json(), [new("house.json", house), new("monthly.json", SmallPlan.Task("monthly", "ActionDue"))]), Actor.Operator, default));
        var late = JsonNode.Parse(house)!;
        late["root"]!["activities"]![0]!["due"]!["expression"]!["value"] = """{"anchor":"ActionDue","amount":3,"unit":"Days","roll":"None"}""";
        var nobody = JsonNode.Parse(house)!;
        nobody["root"]!["activities"]![0]!["assignee"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "'unit:' + getSubject()" } };

        Assert.Empty(Errors(await ProveAsync(service, house)));
        Assert.Equal(["deadline-past-action"], Errors(await ProveAsync(service, late.ToJsonString())));
        Assert.Equal(["malformed"], Errors(await ProveAsync(service, nobody.ToJsonString())));
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("(function f() { return f(); })()")]
    [InlineData("({toString() { throw 1 }})")]
    [InlineData("[[[[]]]]")]
    [InlineData("null")]
    [InlineData("getSubject().nothing.at.all")]
    public void A_hostile_script_is_a_finding_and_nothing_worse(string script)
    {
        var json = JsonNode.Parse(Plans.VanQuan.Procedures["vq-land-certificate"].Write())!;
        foreach (var node in json["root"]!["activities"]!.AsArray())
            foreach (var input in new[] { "assignee", "approvers", "due", "quorum", "deadline" })
                if (node![input] is not null)
                    node[input] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script } };

        Assert.NotNull(Files.Of(json.ToJsonString(), [new(Plans.VanQuan.Plan, null, Plans.VanQuan.Plan.Date)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"root\":[]}")]
    [InlineData("{\"root\":{\"id\":\"F\",\"type\":\"Elsa.Flowchart\",\"activities\":[{\"id\":\"A\",\"type\":\"VanQuan.Approval\",\"title\":{},\"approvers\":7,\"quorum\":\"x\",\"reviews\":{\"a\":1},\"due\":[1],\"reminders\":{\"expression\":{\"type\":\"Object\",\"value\":\"{\\\"before\\\":{}}\"}}}]}}")]
    public void What_is_no_definition_is_told_as_findings(string json) => Assert.Contains(Files.Of(json, []), finding => finding.Severity == Severity.Error);

    private static Task<IReadOnlyList<Finding>> ProveAsync(RunningService service, string json) =>
        service.InAsync<ProveDefinition, IReadOnlyList<Finding>>(prove => service.ReadAsync(db => prove.RunAsync(db, json, default)));

    private static string[] Errors(IEnumerable<Finding> findings) => [.. findings.Where(finding => finding.Severity == Severity.Error && finding.Rule != "unconnected-outcome").Select(finding => finding.Rule)];
}

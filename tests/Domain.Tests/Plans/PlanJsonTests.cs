using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Plans;

public sealed class PlanJsonTests
{
    private static readonly string Shipped = GoldTable.Text("plan.json");

    [Fact]
    public void A_plan_read_and_written_is_the_same_plan()
    {
        var written = PlanJson.Write(PlanJson.Read(Shipped));
        Assert.Equal(written, PlanJson.Write(PlanJson.Read(written)));
        Assert.True(JsonNode.DeepEquals(Said(JsonNode.Parse(Shipped)), Said(JsonNode.Parse(written))));
    }

    [Fact]
    public void Vietnamese_letters_are_written_as_they_are() =>
        Assert.Contains("Phòng Văn hóa và Thông tin", PlanJson.Write(PlanJson.Read(Shipped)), StringComparison.Ordinal);

    [Theory]
    [InlineData("code", null, "(root)", "\"code\" is missing")]
    [InlineData("date", "20/12/2021", "date", "expected yyyy-MM-dd")]
    [InlineData("from", "2026-01-01", "until", "lies before from")]
    [InlineData("issuer", "HUYEN-KHAC", "issuer", "no unit \"HUYEN-KHAC\"")]
    [InlineData("titel", "x", "titel", "unknown property")]
    [InlineData("units[2].kind", "Village", "units[2].kind", "is not one of District, Office")]
    [InlineData("units[1].code", "UBND", "units", "unit code UBND occurs 2 times")]
    [InlineData("subjects[0].unit", "X", "subjects[0].unit", "no unit \"X\"")]
    [InlineData("actions[3].lead", "ABC", "actions[3].lead", "no unit \"ABC\"")]
    [InlineData("actions[3].due.date", "2022-13-31", "actions[3].due.date", "is not a date")]
    [InlineData("actions[3].due.standing", "maybe", "actions[3].due.standing", "is not one of plan, proposed")]
    [InlineData("actions[3].due", null, "actions[3]", "either a due date or a recurrence")]
    [InlineData("actions[3].scope[0]", "XXX", "actions[3].scope", "no unit \"XXX\"")]
    [InlineData("actions[3].criteria[0]", "17.8", "actions[3].criteria[0]", "expected SET/CODE")]
    [InlineData("actions[3].criteria[0]", "QD1980-2016-2020/99", "actions[3].criteria[0]", "in no criteria set")]
    [InlineData("actions[3].subjectKind", null, "actions[3].subjectKind", "says of which kind")]
    [InlineData("actions[8].recurrence.rule", "Weekly:1", "actions[8].recurrence.rule", "is not a recurrence")]
    public void A_plan_with_a_mistake_is_refused_with_its_place_and_cause(string place, string? value, string said, string cause)
    {
        var plan = JsonNode.Parse(Shipped)!;
        Put(plan, place, value);
        var refused = Assert.Throws<PlanRefusedException>(() => PlanJson.Read(plan.ToJsonString()));
        Assert.Equal(said, refused.Place);
        Assert.Contains(cause, refused.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"code\": ", "line 2")]
    [InlineData("[]", "(root)")]
    [InlineData("", "line 1")]
    public void What_is_no_plan_at_all_is_refused(string json, string place) =>
        Assert.Equal(place, Assert.Throws<PlanRefusedException>(() => PlanJson.Read(json)).Place);

    private static void Put(JsonNode node, string path, string? value)
    {
        var steps = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        foreach (var step in steps[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        if (node is JsonArray array)
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else if (value is null)
            ((JsonObject)node).Remove(steps[^1]);
        else
            node[steps[^1]] = value;
    }

    /// <summary>What is left out when it goes without saying is not said here either.</summary>
    private static JsonNode? Said(JsonNode? node)
    {
        if (node is JsonObject json)
            foreach (var (name, value) in json.ToArray())
                if (Said(value) is null or JsonArray { Count: 0 } || value is JsonValue flag && flag.GetValueKind() == JsonValueKind.False)
                    json.Remove(name);
        if (node is JsonArray list)
            foreach (var item in list)
                Said(item);
        return node;
    }
}

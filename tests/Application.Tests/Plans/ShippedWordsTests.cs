using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Tasks.Forms;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>What people read of the shipped procedures: names, outcomes and forms, in both languages.</summary>
public sealed class ShippedWordsTests
{
    private static readonly string[] Reserved = [FieldError.Evidence, FieldError.Outcome];

    public static TheoryData<string> Definitions => [.. VanQuan.Procedures.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Definitions))]
    public void Every_task_every_approval_and_every_outcome_is_named_in_both_languages(string definitionId)
    {
        var people = ForPeople(definitionId).ToList();
        var unnamed =
            from node in people
            let metadata = node.Json.GetProperty("metadata")
            from place in new[] { Has(metadata, "displayText") ? null : "displayText", Has(metadata, "description") ? null : "description" }
                .Concat(node.StaticList("outcomes").Select(outcome => IsNamed(metadata, outcome) ? null : outcome))
            where place is not null
            select $"{node.Id}: {place}";

        Assert.NotEmpty(people);
        Assert.Empty(unnamed);
        Assert.All(people.Where(node => node.Type == ActivityTypes.UserTask), node => Assert.NotEmpty(node.StaticList("outcomes")));
    }

    [Theory, MemberData(nameof(Definitions))]
    public void Every_form_is_read_and_none_uses_a_reserved_name(string definitionId)
    {
        foreach (var node in ForPeople(definitionId))
        {
            var form = TaskForm.Parse(node.Input("form")?.Expression.Text);
            Assert.DoesNotContain(form.Fields, field => Reserved.Contains(field.Name));
            Assert.All(form.Fields, field => Assert.False(string.IsNullOrWhiteSpace(field.Label.Vi) || string.IsNullOrWhiteSpace(field.Label.En), $"{node.Id}.{field.Name}"));
        }
    }

    private static IEnumerable<ActivityNode> ForPeople(string definitionId) =>
        VanQuan.Procedures[definitionId].Activities.Values.Where(node => node.Type is ActivityTypes.UserTask or ActivityTypes.Approval);

    private static bool IsNamed(JsonElement metadata, string outcome) =>
        metadata.TryGetProperty("outcomes", out var outcomes) && outcomes.TryGetProperty(outcome, out var words) && Has(words, "vi") && Has(words, "en");

    private static bool Has(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString());
}

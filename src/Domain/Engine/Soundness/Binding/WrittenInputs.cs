using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>Inputs written out in the definition that the rooms below have to read: reminders, form, amounts of deadlines, addresses, quorum. No binding is needed to see that they cannot be.</summary>
internal static class WrittenInputs
{
    public static IEnumerable<Finding> Of(ActivityNode node, InputReaders readers)
    {
        foreach (var finding in WrittenDeadlines.Of(node))
            yield return finding;
        if (node.Type is not (ActivityTypes.UserTask or ActivityTypes.Approval))
            yield break;
        if (Written(node, "reminders") is { } policy)
            if (AfterDue(policy) is { } days)
            {
                var name = StepNames.Of(node);
                yield return Finding.Error("reminder-after-due", node.Id,
                    $"Bước {name.Vi}: nhắc trước hạn {days} ngày tức là nhắc sau hạn {-days} ngày. Nhắc khi đã trễ đặt ở phần nhắc quá hạn.",
                    $"The step {name.En}: a reminder {days} days before it is due goes out {-days} days after. Reminders of late work are set under overdue.");
            }
            else if (readers.ReminderProblem(policy) is { } problem)
                yield return Malformed(node, new("cách nhắc việc", "the reminders"), new($"không đọc được ({problem})", $"they cannot be read ({problem})"));
        if (Written(node, "form") is { } form && readers.FormProblem(form) is { } wrong)
            yield return Malformed(node, new("biểu mẫu", "the form"), new($"không đọc được ({wrong})", $"it cannot be read ({wrong})"));
        if (Written(node, "quorum") is { ValueKind: JsonValueKind.Number } quorum && quorum.TryGetInt32(out var number) && number < 1)
            yield return Malformed(node, new("số người phải đồng ý", "how many have to agree"), new($"là {number}; phải từ 1 trở lên.", $"{number}; it takes at least 1."));
    }

    private static Finding Malformed(ActivityNode node, BilingualText field, BilingualText problem)
    {
        var name = StepNames.Of(node);
        return Finding.Error("malformed", node.Id, $"Bước {name.Vi}, {field.Vi}: {problem.Vi}", $"The step {name.En}, {field.En}: {problem.En}") with { Detail = field.En };
    }

    private static int? AfterDue(JsonElement policy) => policy.Child("before", JsonValueKind.Array) is { } before
        ? before.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var days) && days < 0 ? days : (int?)null).FirstOrDefault(days => days is not null)
        : null;

    /// <summary>The value as the kernel would hand it on; null where it is unset or only evaluating tells.</summary>
    internal static JsonElement? Written(ActivityNode node, string input)
    {
        if (node.Input(input)?.Expression is not { Language: "Object" or "Json" or "Literal" } expression)
            return null;
        if (expression.Text is not { } text || text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return expression.Value.ValueKind is JsonValueKind.Undefined ? null : expression.Value;
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 512 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Not JSON at all: handed on as the text it is, which no reader takes.
            return expression.Value;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>From the <paramref name="After"/>-th working day after the due date on, <paramref name="To"/> hears of it, once.</summary>
public sealed record EscalationRule(int After, EscalationLevel To);

/// <summary>
/// When a task reminds: some working days before its due date, on it, and every few working days once it is late; and when
/// late work goes up the chain. <see cref="Hour"/> is local (Asia/Ho_Chi_Minh). The first overdue reminder goes out on the
/// first working day after the due date, the next ones every <see cref="OverdueEvery"/> working days (null: none).
/// A policy is data: it is written in a definition's <c>reminders</c> input as an object or by name.
/// </summary>
public sealed record ReminderPolicy(
    IReadOnlyList<int> Before, bool AtDue, int? OverdueEvery, IReadOnlyList<EscalationRule> Escalate, TimeOnly Hour)
{
    /// <summary>Five days and one day before, on the day, every second day late; up after 1, 5 and 10 working days; at 08:00.</summary>
    public static ReminderPolicy Standard { get; } = new(
        [5, 1], true, 2,
        [new(1, EscalationLevel.Head), new(5, EscalationLevel.Office), new(10, EscalationLevel.ViceChairman)],
        new TimeOnly(8, 0));

    /// <summary>Says nothing, ever.</summary>
    public static ReminderPolicy None { get; } = new([], false, null, [], new TimeOnly(8, 0));

    /// <summary>
    /// Reads a policy: nothing or <c>"standard"</c> is the standard one, <c>"none"</c> none, an object says what differs from
    /// the standard. Days are whole working days from 1 to 260.
    /// </summary>
    /// <exception cref="FormatException">Names the property that cannot be read, and why.</exception>
    public static ReminderPolicy Read(JsonElement? json) => json switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => Standard,
        { ValueKind: JsonValueKind.String } name => ByName(name.GetString()!),
        { ValueKind: JsonValueKind.Object } policy => ReadObject(policy),
        _ => throw new FormatException("reminders: expected an object or the name of a policy."),
    };

    private static ReminderPolicy ByName(string name) => name switch
    {
        "" or "standard" => Standard,
        "none" => None,
        _ => throw new FormatException($"reminders: there is no policy named \"{name}\"."),
    };

    private static ReminderPolicy ReadObject(JsonElement policy)
    {
        var result = Standard;
        foreach (var property in policy.EnumerateObject())
            result = property.Name switch
            {
                "before" => result with { Before = [.. Items(property).Select(day => Days(day, "before")).Distinct()] },
                "atDue" => result with { AtDue = Flag(property) },
                "overdueEvery" => result with
                {
                    OverdueEvery = property.Value.ValueKind == JsonValueKind.Null ? null : Days(property.Value, "overdueEvery"),
                },
                "escalate" => result with { Escalate = [.. Items(property).Select(Step)] },
                "hour" => result with { Hour = HourOf(property.Value) },
                _ => throw new FormatException($"reminders: unknown property \"{property.Name}\"."),
            };
        return result;
    }

    private static JsonElement.ArrayEnumerator Items(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Array
            ? property.Value.EnumerateArray()
            : throw new FormatException($"reminders.{property.Name}: expected a list.");

    private static bool Flag(JsonProperty property) =>
        property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? property.Value.GetBoolean()
            : throw new FormatException($"reminders.{property.Name}: expected true or false.");

    private static int Days(JsonElement value, string place) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var days) && days is >= 1 and <= 260
            ? days
            : throw new FormatException($"reminders.{place}: expected whole working days from 1 to 260, not {value.GetRawText()}.");

    private static EscalationRule Step(JsonElement step) =>
        step.ValueKind == JsonValueKind.Object
        && step.TryGetProperty("after", out var after)
        && step.TryGetProperty("to", out var to)
        && to.ValueKind == JsonValueKind.String
        && Enum.GetNames<EscalationLevel>().Contains(to.GetString())
            ? new EscalationRule(Days(after, "escalate.after"), Enum.Parse<EscalationLevel>(to.GetString()!))
            : throw new FormatException("reminders.escalate: expected {\"after\": days, \"to\": \"Officer\", \"Head\", \"Office\" or \"ViceChairman\"}.");

    private static TimeOnly HourOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && TimeOnly.TryParseExact(value.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? hour
            : throw new FormatException("reminders.hour: expected a local time as HH:mm.");
}

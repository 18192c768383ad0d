using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Execution.Steps;

/// <summary>
/// The dates that a deadline of an instance can count from, local (Asia/Ho_Chi_Minh, UTC+7, no daylight saving). The working-day calendar,
/// rolls and pauses are applied below.
/// </summary>
/// <param name="OpeningDay">The day the step opened.</param>
/// <param name="StartedAt">When the instance started.</param>
/// <param name="CompletedOn">By activity id, the day it completed last.</param>
/// <param name="Given">The dates the instance was started with, by anchor name (<c>ActionDue</c>, <c>PeriodEnd</c>).</param>
/// <param name="Variable">The value of a variable by name, as the step sees it.</param>
public sealed record DeadlineAnchors(
    DateOnly OpeningDay, DateTimeOffset StartedAt, IReadOnlyDictionary<string, DateOnly> CompletedOn, IReadOnlyDictionary<string, DateOnly> Given, Func<string, object?> Variable)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The deadline that an input's JSON says, or null when there is none.</summary>
    /// <exception cref="EngineFaultException">It is no deadline, or its anchor has no date yet.</exception>
    public AnchoredDeadline? Deadline(string input, JsonElement? said)
    {
        if (said is not { ValueKind: JsonValueKind.Object } json)
            return null;
        try
        {
            var rule = DeadlineJson.Read(json);
            return new(DateOf(rule.Anchor ?? ""), rule);
        }
        catch (JsonException e)
        {
            throw new EngineFaultException($"The input '{input}' is not a deadline: {e.Message}", e);
        }
    }

    private DateOnly DateOf(string anchor)
    {
        var (kind, argument) = anchor.Split(':', 2) is [var name, var rest] ? (name, rest) : (anchor, "");
        return kind switch
        {
            "Activated" => OpeningDay,
            "InstanceStarted" => Local(StartedAt),
            "Date" => Date(argument, anchor),
            "Completed" => CompletedOn.TryGetValue(argument, out var day) ? day : throw new EngineFaultException($"The deadline counts from the completion of '{argument}', which has not completed."),
            "Variable" => Variable(argument) is var value && value is DateTimeOffset instant ? Local(instant) : Date(Values.Text(value), anchor),
            "Yearly" => RecurringDay.Yearly(argument, OpeningDay) ?? throw new EngineFaultException($"The anchor '{anchor}' is not a day of the year (MM-dd)."),
            "Monthly" => RecurringDay.Monthly(argument, OpeningDay) ?? throw new EngineFaultException($"The anchor '{anchor}' is not a day of the month (1 to 31)."),
            _ => Given.TryGetValue(anchor, out var given) ? given : throw new EngineFaultException($"This instance was started without the date '{anchor}' that the deadline counts from."),
        };
    }

    private static DateOnly Date(string text, string anchor) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? Local(instant)
        : throw new EngineFaultException($"The anchor '{anchor}' gives no date ('{text}').");

    private static DateOnly Local(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}

using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>
/// Turns the anchor of a deadline into a date from what the instance knows. The working-day calendar, rolls and pauses are applied below.
/// </summary>
internal static class Deadlines
{
    /// <summary>The deadline under an input, or null when there is none.</summary>
    /// <exception cref="EngineFaultException">It is no deadline, or its anchor has no date yet.</exception>
    public static AnchoredDeadline? Read(Run run, Inputs inputs, string input)
    {
        if (inputs.IsImagined(input))
            return new(run.Today, new("Activated", 1, DeadlineUnit.Days));
        if (inputs.Json(input) is not { ValueKind: JsonValueKind.Object } json)
            return null;
        try
        {
            var rule = DeadlineJson.Read(json);
            return new(Anchor(run, inputs, rule.Anchor ?? ""), rule);
        }
        catch (JsonException e)
        {
            throw new EngineFaultException($"The input '{input}' is not a deadline: {e.Message}", e);
        }
    }

    private static DateOnly Anchor(Run run, Inputs inputs, string anchor)
    {
        var (kind, argument) = anchor.Split(':', 2) is [var name, var rest] ? (name, rest) : (anchor, "");
        return kind switch
        {
            "Activated" => run.OpeningDay,
            "InstanceStarted" => DateOnly.FromDateTime(run.State.StartedAt.ToOffset(run.LocalNow.Offset).DateTime),
            "Date" => Date(argument, anchor),
            "Completed" => run.State.CompletedOn.TryGetValue(argument, out var day) ? day : throw new EngineFaultException($"The deadline counts from the completion of '{argument}', which has not completed."),
            "Variable" when run.Kernel.Imagined is not null => run.Today,
            "Variable" => inputs.Variable(argument) is DateTimeOffset instant ? DateOnly.FromDateTime(instant.ToOffset(run.LocalNow.Offset).DateTime) : Date(Values.Text(inputs.Variable(argument)), anchor),
            "Yearly" => RecurringDay.Yearly(argument, run.OpeningDay) ?? throw new EngineFaultException($"The anchor '{anchor}' is not a day of the year (MM-dd)."),
            "Monthly" => RecurringDay.Monthly(argument, run.OpeningDay) ?? throw new EngineFaultException($"The anchor '{anchor}' is not a day of the month (1 to 31)."),
            _ => run.State.Anchors.TryGetValue(anchor, out var given) ? given : throw new EngineFaultException($"This instance was started without the date '{anchor}' that the deadline counts from."),
        };
    }

    private static DateOnly Date(string text, string anchor) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(7)).DateTime)
        : throw new EngineFaultException($"The anchor '{anchor}' gives no date ('{text}').");
}

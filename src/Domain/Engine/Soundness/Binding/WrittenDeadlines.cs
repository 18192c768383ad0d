using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>The parts of a deadline written out in a definition that the calendar could not count with. Its anchor and the steps it names are the structure's matter.</summary>
internal static class WrittenDeadlines
{
    public static IReadOnlyList<Finding> Of(ActivityNode node)
    {
        var input = node.Type == "VanQuan.WaitUntil" ? "deadline" : "due";
        if (node.Type is not ("VanQuan.WaitUntil" or ActivityTypes.UserTask or ActivityTypes.Approval)
            || WrittenInputs.Written(node, input) is not { ValueKind: JsonValueKind.Object } deadline)
            return [];
        var (name, field) = (StepNames.Of(node), StepNames.Field(input));
        return
        [
            .. from wrong in Parts(deadline)
               select Finding.Error("malformed", node.Id, $"Bước {name.Vi}, {field.Vi}: {wrong.Vi}.", $"The step {name.En}, {field.En}: {wrong.En}.") with { Detail = $"{field.En}: {wrong.En}" },
        ];
    }

    private static IEnumerable<BilingualText> Parts(JsonElement deadline)
    {
        if (deadline.TryGetProperty("amount", out var amount) && !(amount.ValueKind == JsonValueKind.Number && amount.TryGetInt32(out var count) && count is >= 0 and <= DueDate.LargestAmount))
            yield return new($"số lượng {amount.GetRawText()} không dùng được; phải là số nguyên từ 0 đến {DueDate.LargestAmount}", $"the amount {amount.GetRawText()} cannot be counted; it takes a whole number from 0 to {DueDate.LargestAmount}");
        if (!IsOneOf<DeadlineUnit>(deadline, "unit", out var unit))
            yield return new($"không có đơn vị tính {unit}", $"there is no unit {unit}");
        if (!IsOneOf<DeadlineDirection>(deadline, "direction", out var direction))
            yield return new($"không có hướng tính {direction}", $"there is no direction {direction}");
        if (!IsOneOf<RollPolicy>(deadline, "roll", out var roll))
            yield return new($"không có cách lùi ngày {roll}", $"there is no roll {roll}");
        var (kind, argument) = (deadline.Text("anchor") ?? "").Split(':', 2) is [var anchor, var rest] ? (anchor, rest) : ("", "");
        if (kind == "Yearly" && !DateOnly.TryParseExact("2000-" + argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new($"“{argument}” không phải ngày trong năm (tháng-ngày)", $"“{argument}” is no day of the year (month-day)");
        if (kind == "Monthly" && !(int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31))
            yield return new($"“{argument}” không phải ngày trong tháng", $"“{argument}” is no day of a month");
    }

    /// <summary>Absent is the default; numbers stand for the words, as the kernel reads them.</summary>
    private static bool IsOneOf<T>(JsonElement deadline, string property, out string written)
        where T : struct, Enum
    {
        written = deadline.TryGetProperty(property, out var value) ? $"“{value}”" : "";
        return written.Length == 0 || (value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && Enum.TryParse<T>(value.ToString(), ignoreCase: true, out var known) && Enum.IsDefined(known));
    }
}

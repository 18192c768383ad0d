using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>Due dates worked out by hand: anchor, amount, unit, direction, roll → due.</summary>
public class DeadlineCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(ShippedCalendar.Path("deadline-cases.jsonl")))
            cases.Add(JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!, line);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_case_falls_on_its_date(string id, string line)
    {
        var row = JsonDocument.Parse(line).RootElement;
        var anchor = row.GetProperty("anchor").GetString()!;
        var rule = new DeadlineRule(
            "Date:" + anchor,
            row.GetProperty("amount").GetInt32(),
            Enum.Parse<DeadlineUnit>(row.GetProperty("unit").GetString()!),
            Enum.Parse<DeadlineDirection>(row.GetProperty("direction").GetString()!),
            Enum.Parse<RollPolicy>(row.GetProperty("roll").GetString()!));

        var due = new AnchoredDeadline(ShippedCalendar.Day(anchor), rule).Resolve(ShippedCalendar.Calendar);

        Assert.True(row.GetProperty("due").GetString() == due.Date.ToString("O", CultureInfo.InvariantCulture), $"{id}: {due.Date:yyyy-MM-dd}\n{string.Join('\n', due.Explanation.Words("en"))}");
        Assert.Equal(due.Date, Assert.Single(due.Explanation.Strip(), day => day.Role == StripRole.Due).Date);
    }

    [Fact]
    public void All_140_worked_cases_are_there() => Assert.Equal(140, Cases().Count);
}

using System.Text.Json;
using VanQuan.Workflows.Portal.Commands;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Commands;

/// <summary><c>deadline --batch</c> as a check calls it.</summary>
public class DeadlineCommandTests
{
    private const string TwoDaysFromFriday =
        """{"id": "a", "anchor": "2022-08-26", "amount": 2, "unit": "WorkingDays", "direction": "After", "roll": "NextWorkingDay"}""";

    [Fact]
    public async Task A_line_in_gives_a_line_out_with_its_reason()
    {
        var (code, output, error) = await CommandRun.RunAsync(TwoDaysFromFriday + "\n\n", "deadline", "--batch", "-");

        Assert.Equal((0, ""), (code, error));
        var answer = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(["id", "due", "explanation"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2022-08-30", answer.GetProperty("due").GetString());
        Assert.Contains(answer.GetProperty("explanation").EnumerateArray(), words => words.GetString() == "Bỏ qua 2 ngày nghỉ: thứ Bảy, Chủ nhật 27–28/08/2022.");
    }

    [Fact]
    public async Task The_reason_can_be_had_in_English()
    {
        var (_, output, _) = await CommandRun.RunAsync(TwoDaysFromFriday, "deadline", "--batch", "-", "--language", "en");

        Assert.Contains("2 days off skipped: weekends 27–28/08/2022.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 2: not JSON")]
    [InlineData("[]", "line 2: an object is expected")]
    [InlineData("""{"id":1,"anchor":"2022-02-30","amount":1,"unit":"Days","direction":"After","roll":"None"}""", "line 2: anchor \"2022-02-30\" is no date")]
    [InlineData("""{"id":1,"anchor":"2022-02-03","amount":-1,"unit":"Days","direction":"After","roll":"None"}""", "line 2: amount must be")]
    [InlineData("""{"id":1,"anchor":"2022-02-03","amount":1.5,"unit":"Days","direction":"After","roll":"None"}""", "line 2: amount must be")]
    [InlineData("""{"id":1,"anchor":"2022-02-03","amount":1,"unit":"Hours","direction":"After","roll":"None"}""", "line 2: unit \"Hours\" is none of WorkingDays, Days")]
    [InlineData("""{"id":1,"anchor":"2022-02-03","amount":1,"unit":"Days","direction":"After"}""", "line 2: roll is missing")]
    [InlineData("""{"id":1,"anchor":"9999-12-03","amount":2,"unit":"Months","direction":"After","roll":"None"}""", "line 2: the due date lies outside the calendar")]
    [InlineData("""{"anchor":"2022-02-03","amount":1,"unit":"Days","direction":"After","roll":"None"}""", "line 2: id is missing")]
    public async Task A_bad_line_ends_with_2_and_one_line_that_says_where(string bad, string reason)
    {
        var (code, output, error) = await CommandRun.RunAsync(TwoDaysFromFriday + "\n" + bad, "deadline", "--batch", "-");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("-: " + reason, Assert.Single(error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.jsonl: no such file", "deadline", "--batch", "nowhere.jsonl")]
    [InlineData("Option '--batch' is required.", "deadline")]
    [InlineData("'dance'", "dance")]
    public async Task A_call_that_makes_no_sense_ends_with_2_and_one_line(string reason, params string[] args)
    {
        var (code, _, error) = await CommandRun.RunAsync("", args);

        Assert.Equal(2, code);
        Assert.Contains(reason, Assert.Single(error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "deadline", "--batch", "-")]
    [InlineData(true, "--help")]
    [InlineData(false, "--urls", "http://127.0.0.1:5110")]
    [InlineData(false)]
    public void The_service_starts_where_no_command_is_named(bool handled, params string[] args) =>
        Assert.Equal(handled, CommandLine.Handles(args));
}

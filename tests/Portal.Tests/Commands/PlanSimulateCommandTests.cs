using System.Text.Json;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Commands;

/// <summary><c>plan simulate</c> on the plan the product ships.</summary>
public class PlanSimulateCommandTests
{
    private const string Plan = "van-quan";
    private static readonly string Shipped = Path.Combine(Root(AppContext.BaseDirectory), "workflows", "van-quan");
    private static readonly string[] Keys = ["at", "kind", "action", "sourceTasks", "instance", "unit", "task", "to", "subject", "due", "rule"];

    [Fact]
    public async Task The_shipped_plan_runs_through_2022_in_order_of_time_and_without_an_incident()
    {
        var (code, output, error) = await CommandRun.RunAsync(
            "", "plan", "simulate", Shipped, "--from", "2021-12-20", "--to", "2023-01-31", "--people", "on-time", "--json");

        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.All(Keys, key => Assert.True(line.TryGetProperty(key, out _), key)));
        Assert.DoesNotContain(lines, line => line.GetProperty("kind").GetString() == "IncidentOpened");
        Assert.Equal(lines.Select(line => line.GetProperty("at").GetString()).Order(StringComparer.Ordinal), lines.Select(line => line.GetProperty("at").GetString()));
        Assert.Contains(lines, line => line.GetProperty("kind").GetString() == "Approved" && line.GetProperty("sourceTasks").EnumerateArray().Any(task => task.GetString() == "T04"));
    }

    [Theory]
    [InlineData("no/where: there is no such folder or file", "no/where", "2022-01-01", "2022-01-31", "silent")]
    [InlineData("--from: \"2022-02-30\" is no date", Plan, "2022-02-30", "2022-03-31", "silent")]
    [InlineData("--to: lies before --from", Plan, "2022-03-30", "2022-01-31", "silent")]
    [InlineData("lazy: neither on-time, late, silent nor a file", Plan, "2022-01-01", "2022-01-31", "lazy")]
    public async Task Bad_input_ends_with_2_and_one_line(string reason, string plan, string from, string to, string people)
    {
        var (code, output, error) = await CommandRun.RunAsync("", "plan", "simulate", plan, "--from", from, "--to", to, "--people", people, "--json");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(reason, Assert.Single(error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "VanQuan.Workflows.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}

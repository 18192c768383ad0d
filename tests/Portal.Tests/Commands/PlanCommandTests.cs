using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Commands;

public sealed class PlanCommandTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(RootAbove(AppContext.BaseDirectory), "workflows", "van-quan");
    private readonly string folder = Directory.CreateTempSubdirectory("plan-command-").FullName;

    private string Database => Path.Combine(folder, "test.db");

    private string Zip => Path.Combine(folder, "plan.zip");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Show_prints_one_object_with_units_and_actions_by_code()
    {
        var (code, output, error) = await CommandRun.RunAsync("", "plan", "show", Shipped, "--json");

        Assert.Equal((0, ""), (code, error));
        Assert.Single(output.TrimEnd('\n').Split('\n'));
        using var plan = JsonDocument.Parse(output);
        var actions = plan.RootElement.GetProperty("actions").EnumerateArray().ToList();
        var certificates = actions.Single(action => action.GetProperty("sourceTasks").EnumerateArray().Any(task => task.GetString() == "T04"));
        Assert.Equal(("VHTT", "2022-12-31"), (certificates.GetProperty("lead").GetString(), certificates.GetProperty("due").GetString()));
        var units = plan.RootElement.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("code").GetString()).ToHashSet();
        Assert.All(actions, action => Assert.Contains(action.GetProperty("lead").GetString(), units));
        Assert.All(actions.SelectMany(action => action.GetProperty("scope").EnumerateArray()), unit => Assert.Contains(unit.GetString(), units));
        Assert.Equal(58, actions.Count);
    }

    [Fact]
    public async Task A_plan_imported_and_exported_is_shown_alike_from_folder_database_and_zip()
    {
        Assert.Equal((0, ""), Heads(await CommandRun.RunAsync("", "plan", "import", Shipped, "--database", Database)));
        Assert.Equal((0, ""), Heads(await CommandRun.RunAsync("", "plan", "export", "van-quan", Zip, "--database", Database)));

        var shown = (await CommandRun.RunAsync("", "plan", "show", Shipped, "--json")).Output;
        Assert.Equal(shown, (await CommandRun.RunAsync("", "plan", "show", "van-quan", "--json", "--database", Database)).Output);
        Assert.Equal(shown, (await CommandRun.RunAsync("", "plan", "show", Zip, "--json")).Output);
        Assert.Equal((0, ""), Heads(await CommandRun.RunAsync("", "plan", "import", Zip, "--database", Database)));
    }

    [Fact]
    public async Task A_plan_with_a_mistake_leaves_nothing_behind_and_says_where_it_is()
    {
        var broken = Path.Combine(folder, "broken");
        Directory.CreateDirectory(broken);
        var text = await File.ReadAllTextAsync(Path.Combine(Shipped, "plan.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(broken, "plan.json"), text.Replace("2022-12-31", "2022-12-32", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, output, error) = await CommandRun.RunAsync("", "plan", "import", broken, "--database", Database);

        Assert.Equal((2, "", $"{broken}/plan.json: actions[3].due.date: \"2022-12-32\" is not a date (expected yyyy-MM-dd)\n"), (code, output, error));
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task A_plan_without_its_procedures_is_not_taken_in()
    {
        var bare = Path.Combine(folder, "bare");
        Directory.CreateDirectory(bare);
        File.Copy(Path.Combine(Shipped, "plan.json"), Path.Combine(bare, "plan.json"));

        var (code, _, error) = await CommandRun.RunAsync("", "plan", "import", bare, "--database", Database);

        Assert.Equal(2, code);
        Assert.Equal($"{bare}: actions[0].definition: no definition \"vq-culture-house-rules\" is published or comes with the plan\n", error);
        Assert.Equal(2, (await CommandRun.RunAsync("", "plan", "show", "van-quan", "--database", Database)).Code);
    }

    [Fact]
    public async Task A_package_whose_procedure_cannot_be_published_ends_with_1_and_names_file_step_and_cause()
    {
        var unsound = Path.Combine(folder, "unsound");
        Directory.CreateDirectory(unsound);
        foreach (var file in Directory.EnumerateFiles(Shipped, "*.json"))
            File.Copy(file, Path.Combine(unsound, Path.GetFileName(file)));
        var review = Path.Combine(unsound, "cooperative-review.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(review, TestContext.Current.CancellationToken))!;
        var connections = json["root"]!["connections"]!.AsArray();
        var approved = connections.First(one => (string?)one!["source"]!["port"] == "Approved")!;
        connections.Remove(approved);
        await File.WriteAllTextAsync(review, json.ToJsonString(), TestContext.Current.CancellationToken);

        var (code, output, error) = await CommandRun.RunAsync("", "plan", "import", unsound, "--database", Database);

        Assert.Equal((1, ""), (code, output));
        Assert.All(error.TrimEnd('\n').Split('\n'), line => Assert.StartsWith($"{unsound}/cooperative-review.json: ", line));
        Assert.Contains($"{review}: {approved["source"]!["activity"]}: ", error);
        Assert.Equal(2, (await CommandRun.RunAsync("", "plan", "show", "van-quan", "--database", Database)).Code);
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_one_line_and_code_2() =>
        Assert.Equal((2, "", "nowhere.zip: there is no such folder or file\n"), await CommandRun.RunAsync("", "plan", "show", "nowhere.zip"));

    private static (int Code, string Output) Heads((int Code, string Output, string Error) run) => (run.Code, run.Output);

    private static string RootAbove(string start) =>
        File.Exists(Path.Combine(start, "VanQuan.Workflows.sln")) ? start : RootAbove(Path.GetDirectoryName(start.TrimEnd('/'))!);
}

using System.Text.RegularExpressions;
using Xunit;

namespace VanQuan.Workflows.House_Tests;

/// <summary>Habits of the house that a reader relies on.</summary>
public partial class HabitTests
{
    [Fact]
    public void A_tests_name_is_a_sentence() =>
        Assert.Empty(
            from file in House.CSharp("tests")
            from Match test in TestMethod().Matches(file.Text)
            let name = test.Groups[1].Value
            where name.Count(letter => letter == '_') < 2
            select $"{file.Path}: {name}");

    [Fact]
    public void No_test_is_switched_off_for_good() =>
        Assert.Empty(
            House.CSharp("tests").Where(file => SwitchedOff().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void No_caught_exception_vanishes() =>
        Assert.Empty(
            House.CSharp("src", "tests").Where(file => EmptyCatch().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Every_public_type_of_the_domain_says_what_it_is_for() =>
        Assert.Empty(House.CSharp("src/Domain").SelectMany(Undocumented));

    [Fact]
    public void Package_versions_stand_in_one_file() =>
        Assert.Empty(
            House.Files("*.csproj", "src", "tests").Where(file => file.Text.Contains(" Version=", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = new SourceFile("VanQuan.Workflows.sln").Text.Replace('\\', '/');
        Assert.All(
            House.Files("*.csproj", "src", "tests").Where(file => file.Folder != "src/Elsa"),
            project => Assert.Contains(project.Path, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void No_interface_waits_for_a_second_implementation_that_never_comes()
    {
        // Edges to the outside (engine, expressions, storage, SMTP) may have one implementation here and another elsewhere.
        string[] edges = ["IWorkflowEngine", "IExpressionEvaluator", "IMailTransport", "IVirusScan"];
        var all = House.CSharp("src", "tests").Select(file => file.Text).ToArray();
        var lonely =
            from file in House.CSharp("src")
            from Match declared in Interface().Matches(file.Text)
            let name = declared.Groups[1].Value
            where !edges.Contains(name)
            let implementations = all.Sum(text => Regex.Count(text, $@"(?:class|record|struct)\s+\w+[^{{;]*[:,]\s*(?:[\w.<>]+,\s*)*{name}\b"))
            where implementations < 2
            select $"{file.Path}: {name} has {implementations}";

        Assert.Empty(lonely);
    }

    private static IEnumerable<string> Undocumented(SourceFile file)
    {
        var lines = file.Lines;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!PublicType().IsMatch(lines[i]))
                continue;
            var above = i - 1;
            while (above >= 0 && lines[above].TrimStart().StartsWith('['))
                above--;
            if (above < 0 || !lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal))
                yield return $"{file.Path}:{i + 1} {lines[i].Trim()}";
        }
    }

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\]]*\](?:\s*\[[^\n]*\])*\s*public\s+(?:static\s+)?(?:async\s+)?[\w<>]+\s+(\w+)\s*\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\[(Fact|Theory)\([^)]*\bSkip\s*=")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"catch\b[^{]*\{\s*(//[^\n]*\s*)*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bpublic\s+interface\s+(I[A-Z]\w*)")]
    private static partial Regex Interface();

    [GeneratedRegex(@"^\s*public\s+(?:(?:static|sealed|abstract|readonly|partial)\s+)*(?:class|record|struct|enum|interface)\b")]
    private static partial Regex PublicType();
}

using System.Text.RegularExpressions;
using Xunit;

namespace VanQuan.Workflows.House_Tests;

/// <summary>Time comes in as a value or a TimeProvider; the compiler enforces it, and these tests see that the compiler still does.</summary>
public partial class ClockTests
{
    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTime.Today")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("P:System.TimeProvider.System")]
    [InlineData("P:System.Environment.TickCount64")]
    public void The_wall_clock_is_banned_at_compile_time(string symbol)
    {
        Assert.Contains(symbol + ";", new SourceFile("src/BannedSymbols.txt").Text, StringComparison.Ordinal);
        var props = new SourceFile("src/Directory.Build.props").Text;
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", props, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", props, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ban_is_lifted_only_where_the_program_is_put_together()
    {
        var lifted = House.CSharp("src", "tests")
            .Where(file => file.Name != nameof(ClockTests) && Suppression().IsMatch(file.Text))
            .Select(file => file.Path);

        Assert.All(lifted, path => Assert.Matches("^(src/Portal/(Program|Hosting/.*|Commands/CommandLine)\\.cs|tests/Benchmarks/.*)$", path));
        Assert.DoesNotContain("RS0030", new SourceFile(".editorconfig").Text, StringComparison.Ordinal);
        Assert.Empty(House.Files("*.csproj", "src", "tests").Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Path));
    }

    [Fact]
    public void No_test_sleeps() =>
        Assert.Empty(
            House.CSharp("tests")
                .Where(file => file.Name != nameof(ClockTests) && Sleep().IsMatch(file.Text))
                .Select(file => file.Path));

    [GeneratedRegex("RS0030")]
    private static partial Regex Suppression();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\(")]
    private static partial Regex Sleep();
}

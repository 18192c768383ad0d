using System.Text.RegularExpressions;
using Xunit;

namespace VanQuan.Workflows.House_Tests;

/// <summary>The measure of a room: sizes and names.</summary>
public partial class MeasureTests
{
    private const int LongestFile = 250;
    private const int NinetiethPercentile = 180;
    private const int FullFolder = 18;

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Assert.Empty(
            House.CSharp("src", "tests").Concat(House.Files("*.cshtml", "src"))
                .Where(file => file.Lines.Length > LongestFile)
                .Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void Nine_of_ten_files_have_at_most_180_lines()
    {
        var lengths = House.CSharp("src").Select(file => file.Lines.Length).Order().ToArray();
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, NinetiethPercentile);
    }

    [Fact]
    public void Program_is_a_table_of_contents_of_at_most_80_lines() =>
        Assert.InRange(new SourceFile("src/Portal/Program.cs").Lines.Length, 1, 80);

    [Fact]
    public void A_folder_with_more_than_18_files_wants_to_be_split_by_meaning() =>
        Assert.Empty(
            House.CSharp("src").GroupBy(file => file.Folder)
                .Where(folder => folder.Count() > FullFolder)
                .Select(folder => $"{folder.Key}: {folder.Count()} files"));

    [Fact]
    public void No_type_or_file_hides_behind_a_word_without_meaning() =>
        Assert.Empty(
            from file in House.CSharp("src", "tests")
            where !file.Path.EndsWith(".Designer.cs", StringComparison.Ordinal)
            from name in TypeDeclaration().Matches(file.Text).Select(match => match.Groups[1].Value).Append(file.Name)
            where EmptyWord().IsMatch(name)
            select $"{file.Path}: {name}");

    [Fact]
    public void No_folder_is_named_after_a_kind_of_code() =>
        Assert.Empty(
            House.CSharp("src").Select(file => file.Folder).Distinct()
                .Where(folder => folder.Split('/').Any(part => part is "Models" or "Services" or "Contracts" or "Interfaces" or "Extensions")));

    [Fact]
    public void Top_level_holds_only_what_is_meant_to_be_there()
    {
        string[] allowed = ["src", "workflows", "tests", "appsettings", "docs", "README.md", "VanQuan.Workflows.sln", "global.json", "LICENSE"];
        var here = Directory.EnumerateFileSystemEntries(House.Root)
            .Select(Path.GetFileName)
            .Where(name => !name!.StartsWith('.') && name is not ("data" or "bin" or "obj" or "artifacts" or "TestResults"));

        Assert.Empty(here.Except(allowed));
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?([A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(Helpers?|Managers?|Utils?|Utility|Utilities|Common|Base)$|^(Helper|Manager|Util|Common)")]
    private static partial Regex EmptyWord();
}

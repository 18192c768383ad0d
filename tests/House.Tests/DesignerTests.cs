using System.Text.RegularExpressions;
using Xunit;

namespace VanQuan.Workflows.House_Tests;

/// <summary>The designer's floor keeps the same measure, and its stairs go one way: canvas and panels see the model, the model sees nobody.</summary>
public partial class DesignerTests
{
    [Fact]
    public void No_script_is_longer_than_250_lines() =>
        Assert.Empty(
            Scripts().Concat(House.Files("*.css", "src/Designer/src"))
                .Where(file => file.Lines.Length > 250)
                .Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void The_model_is_pure_and_sees_neither_canvas_nor_panels() =>
        Assert.Empty(
            from file in Scripts()
            where file.Path.StartsWith("src/Designer/src/model/", StringComparison.Ordinal)
            from Match import in Import().Matches(file.Text)
            let seen = import.Groups[1].Value
            where OutsideTheModel().IsMatch(seen) || (seen.StartsWith("../", StringComparison.Ordinal) && !Reached(file, seen).StartsWith("src/Designer/src/model/", StringComparison.Ordinal))
            select $"{file.Path} imports {seen}");

    [Fact]
    public void Panels_see_the_model_and_the_words_and_not_the_canvas() =>
        Assert.Empty(
            from file in Scripts()
            where file.Path.StartsWith("src/Designer/src/panels/", StringComparison.Ordinal)
            from Match import in Import().Matches(file.Text)
            where import.Groups[1].Value.Contains("/canvas", StringComparison.Ordinal)
            select $"{file.Path} imports {import.Groups[1].Value}");

    [Fact]
    public void A_folder_of_scripts_with_more_than_18_files_wants_to_be_split_by_meaning() =>
        Assert.Empty(
            Scripts().Where(file => !file.Path.Contains(".test.", StringComparison.Ordinal)).GroupBy(file => file.Folder)
                .Where(folder => folder.Count() > 18)
                .Select(folder => $"{folder.Key}: {folder.Count()} files"));

    [Fact]
    public void No_script_looks_away_from_an_error_or_a_type()
    {
        var looking =
            from file in Scripts()
            from Match match in LooksAway().Matches(file.Text)
            select $"{file.Path}: {match.Value}";

        Assert.Empty(looking);
    }

    [Fact]
    public void The_canvas_and_the_proof_call_an_outcome_by_the_same_words()
    {
        var canvas = OutcomeOnCanvas().Matches(File.ReadAllText(Path.Combine(House.Root, "src/Designer/src/model/words/outcomeWords.ts")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).Order().ToList();
        var proof = WordsOfAKey().Matches(File.ReadAllText(Path.Combine(House.Root, "src/Domain/Engine/Soundness/StepNames.cs")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();

        Assert.True(canvas.Count >= 9);
        Assert.Empty(canvas.Except(proof));
    }

    [Fact]
    public void The_palette_and_the_proof_call_a_kind_of_step_by_the_same_words()
    {
        var palette = KindInPalette().Matches(File.ReadAllText(Path.Combine(House.Root, "src/Designer/src/model/words/catalogue.ts")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();
        var proof = WordsOfAKey().Matches(File.ReadAllText(Path.Combine(House.Root, "src/Domain/Engine/Soundness/KindWords.cs")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();

        Assert.True(palette.Count >= 40);
        Assert.Equal(palette, proof);
    }

    private static IEnumerable<SourceFile> Scripts() => House.Files("*.ts", "src/Designer/src").Concat(House.Files("*.tsx", "src/Designer/src"));

    /// <summary>The path a relative import leads to, from the root of the repository.</summary>
    private static string Reached(SourceFile file, string import) =>
        Path.GetRelativePath(House.Root, Path.GetFullPath(Path.Combine(House.Root, Path.GetDirectoryName(file.Path)!, import))).Replace('\\', '/');

    [GeneratedRegex(@"(\w+): \{ vi: '([^']+)', en: '([^']+)' \}")]
    private static partial Regex OutcomeOnCanvas();

    [GeneratedRegex(@"\[""([\w.]+)""\] = new\(""([^""]+)"", ""([^""]+)""\)")]
    private static partial Regex WordsOfAKey();

    [GeneratedRegex(@"kind\('([\w.]+)', '\w+', '\w+', '([^']+)', '([^']+)'")]
    private static partial Regex KindInPalette();

    [GeneratedRegex(@"from '([^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex(@"^(react|@xyflow)")]
    private static partial Regex OutsideTheModel();

    [GeneratedRegex(@"@ts-ignore|@ts-nocheck|\bas any\b|: any\b|catch\s*(\(\w+\))?\s*\{\s*\}|\.(skip|todo|only)\(")]
    private static partial Regex LooksAway();
}

using System.Text;

namespace VanQuan.Workflows.Domain_Tests.Plans;

/// <summary>One core row of the table that was read out of the plan by hand.</summary>
internal sealed record GoldRow(string Id, string Criterion, string Lead, string[] Cooperating, string Scope, string[] Communes, string Deadline, string[] SameAs, string Quote);

internal static class GoldTable
{
    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "Data", file));

    public static IReadOnlyList<GoldRow> Core { get; } =
        [.. Lines(Text("gold-tasks.csv")).Skip(1).Where(row => row[1] == "1")
            .Select(row => new GoldRow(row[0], row[3], row[5], Split(row[7], ';'), row[8], Split(row[9], '|'), row[10], Split(row[13], ';'), row[15]))];

    private static string[] Split(string text, char separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<List<string>> Lines(string csv)
    {
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in csv.ReplaceLineEndings("\n"))
        {
            if (letter == '"')
            {
                // A doubled quote closes and opens again: none of the fields holds a quote of its own.
                quoted = !quoted;
            }
            else if (!quoted && letter is (',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
                field.Append(letter);
        }
    }
}

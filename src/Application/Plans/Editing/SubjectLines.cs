using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>
/// Reads subjects as offices list them, one a row: name, body, and a code if they have one. Bodies are found by name, code or another
/// spelling of the plan, whatever the case and the diacritics. A first row of headings is passed over.
/// </summary>
public sealed class SubjectLines(Plan plan, PlanAction action, DateOnly today)
{
    public const int Most = 5000;

    private readonly Dictionary<string, OrgUnit> units = UnitsOf(plan, today);
    private readonly HashSet<string> scope = [.. plan.ScopeOf(action).Select(unit => unit.Code)];

    /// <param name="Row">As people count them in a sheet, from 1.</param>
    public sealed record Problem(int Row, string Text, Words Cause);

    /// <param name="New">What would come.</param>
    /// <param name="Known">How many are in the plan already.</param>
    public sealed record Reading(IReadOnlyList<Subject> New, int Known, IReadOnlyList<Problem> Problems);

    public Reading Read(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var there = plan.Subjects.Where(subject => subject.Kind == action.SubjectKind).Select(KeyOf).ToHashSet();
        var codes = plan.Subjects.Select(subject => subject.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (found, problems, known) = (new List<Subject>(), new List<Problem>(), 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var (name, body, code) = (Cell(rows[i], 0), Cell(rows[i], 1), Cell(rows[i], 2));
            if (name.Length + body.Length + code.Length == 0 || i == 0 && IsHeading(name, body))
                continue;
            if (CauseOf(name, body, code) is { } cause)
                problems.Add(new(i + 1, string.Join(" | ", rows[i]), cause));
            else if (new Subject(code, action.SubjectKind ?? "", name, units[SearchFolding.Fold(body)].Code) is var subject && !there.Add(KeyOf(subject)))
                known++;
            else
                found.Add(subject with { Code = CodeOf(subject, codes) });
        }
        return new(found, known, problems);
    }

    private Words? CauseOf(string name, string body, string code) =>
        name.Length is 0 or > 200 ? new("Thiếu tên, hoặc tên dài quá 200 chữ.", "The name is missing, or longer than 200 characters.")
        : code.Length > 40 || code.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-') ? new("Mã chỉ gồm chữ không dấu, số, gạch nối; tối đa 40.", "A code has letters without marks, digits and hyphens; at most 40.")
        : !units.TryGetValue(SearchFolding.Fold(body), out var unit) ? new($"Không có đơn vị “{body}” trong kế hoạch.", $"The plan has no body “{body}”.")
        : !scope.Contains(unit.Code) ? new($"“{unit.Name}” không thuộc địa bàn của nhiệm vụ.", $"“{unit.Name}” is not in the scope of this action.")
        : null;

    private static string CodeOf(Subject subject, HashSet<string> codes)
    {
        for (var n = 1; subject.Code.Length == 0 || !codes.Add(subject.Code); n++)
            subject = subject with { Code = $"{subject.Unit}-{n}" };
        return subject.Code;
    }

    private static (string, string) KeyOf(Subject subject) => (subject.Unit, SearchFolding.Fold(subject.Name));

    private static bool IsHeading(string name, string body) => SearchFolding.Fold(name) is "ten" or "ten doi tuong" or "doi tuong" or "name" || SearchFolding.Fold(body) is "xa" or "don vi" or "unit" or "body";

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? string.Join(' ', row[column].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";

    private static Dictionary<string, OrgUnit> UnitsOf(Plan plan, DateOnly today)
    {
        var units = new Dictionary<string, OrgUnit>();
        foreach (var unit in plan.Units.Where(unit => unit.ExistsOn(today) && unit.Kind != OrgUnitKind.Group))
            foreach (var spelling in ((string[])[unit.Code, unit.Name, .. unit.OtherNames ?? []]).Select(SearchFolding.Fold))
            {
                units.TryAdd(spelling, unit);
                // A column headed "Xã" holds names without the word.
                units.TryAdd(string.Join(' ', spelling.Split(' ').SkipWhile(word => word is "ubnd" or "xa")), unit);
            }
        return units;
    }
}

using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Plans;

/// <summary>The same page's figures, matrix, totals and rows; each number leads to what it counts.</summary>
public sealed partial class PlanModel
{
    public sealed record Figure(string Style, string Icon, string Word, int Count, string Note, string Link);

    public sealed record MatrixCell(string Commune, int Done, int Total, Badge Badge, string Link);

    public sealed record MatrixRow(string Code, string Name, string Lead, IReadOnlyList<MatrixCell> Cells);

    public sealed record TotalRow(string Name, string Link, IReadOnlyList<(int Count, bool Late)> Counts);

    public sealed record ActionRow(int Number, string Title, string Link, string Note, string Lead, DateOnly? Due, string DueStyle, string DueNote, Badge Badge);

    public sealed record NextDate(DateOnly Due, string Title, string Link, string Note);

    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    public string ListTitle { get; private set; } = "";

    public string BarWords { get; private set; } = "";

    public IReadOnlyList<OrgUnit> Communes { get; private set; } = [];

    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    public IReadOnlyList<(string Style, int From, int Width)> Bar { get; private set; } = [];

    public IReadOnlyList<MatrixRow> Matrix { get; private set; } = [];

    public IReadOnlyList<string> TotalHeads =>
        [say["Giao"], say["Hoàn thành"], say["Trong hạn"], say["Sắp đến hạn"], say["Chờ duyệt"], say["Quá hạn"], say["Gia hạn"], say["Chưa bắt đầu"]];

    public IReadOnlyList<TotalRow> Totals { get; private set; } = [];

    public IReadOnlyList<int> Sums { get; private set; } = [];

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    public IReadOnlyList<NextDate> Next { get; private set; } = [];

    /// <summary>The heading says that the columns are communes; the word need not stand in each.</summary>
    public static string ShortName(OrgUnit commune) => commune.Name.StartsWith("Xã ", StringComparison.Ordinal) ? commune.Name[3..] : commune.Name;

    private List<Figure> FiguresOf(PlanBoard board)
    {
        var all = board.Actions.Count;
        Figure One(WorkStanding standing, string word, string note) =>
            new(say.Standing(standing).Style, say.Standing(standing).Icon, word, board.Count(standing), note, Filter("tinh-trang", StandingWords.Code(standing)));
        return
        [
            One(WorkStanding.Done, say["Hoàn thành"], say["trên {0} nhiệm vụ", all]),
            One(WorkStanding.OnTime, say["Đang làm, trong hạn"], say["không cần can thiệp"]),
            One(WorkStanding.Soon, say["Sắp đến hạn"], say["trong {0} ngày làm việc tới", settings.Value.SoonDays]),
            One(WorkStanding.Review, say["Chờ duyệt"], say["đã nộp, chưa quyết định"]),
            One(WorkStanding.Late, say["Quá hạn"], say["cần đôn đốc"]),
            One(WorkStanding.NotStarted, say["Chưa bắt đầu"], say["đợi đến ngày, hoặc chưa có đối tượng"]),
        ];
    }

    private static List<(string, int, int)> BarOf(PlanBoard board)
    {
        var bar = new List<(string, int, int)>();
        var from = 0;
        foreach (var (standing, style) in ((WorkStanding, string)[])[(WorkStanding.Done, "done"), (WorkStanding.OnTime, "ontime"), (WorkStanding.Soon, "soon"),
            (WorkStanding.Review, "review"), (WorkStanding.Late, "late"), (WorkStanding.NotStarted, "plain")])
        {
            var width = board.Count(standing);
            if (width > 0)
                bar.Add((style, from, width));
            from += width;
        }
        return bar;
    }

    private List<MatrixRow> MatrixOf(PlanBoard board) =>
        [.. from key in board.Plan.Actions.SelectMany(action => action.Criteria).Distinct().OrderBy(key => key.Set).ThenBy(key => Order(key.Code))
            let actions = board.Actions.Where(action => action.Action.Criteria.Contains(key)).ToList()
            let criterion = board.Plan.CriteriaSets.First(set => set.Code == key.Set).Find(key.Code)
            let lead = actions.GroupBy(action => action.Action.Lead).OrderByDescending(led => led.Count()).First().Key
            select new MatrixRow(key.Code, criterion?.Name ?? "", visitor.UnitName(lead), [.. Communes.Select(commune => CellOf(board, key, actions, commune))])];

    private MatrixCell CellOf(PlanBoard board, CriterionKey key, IReadOnlyList<ActionStanding> actions, OrgUnit commune)
    {
        var here = actions.Where(action => action.ByUnit.ContainsKey(commune.Code)).Select(action => action.ByUnit[commune.Code]).ToList();
        var worst = here.Count == 0 ? WorkStanding.NotStarted : here.Where(one => one != WorkStanding.Done).DefaultIfEmpty(WorkStanding.Done).Max();
        var count = here.Count(one => one == worst);
        var badge = say.Standing(worst);
        var word = worst switch
        {
            WorkStanding.Late => say["{0} quá hạn", count],
            WorkStanding.Soon => say["{0} sắp hạn", count],
            WorkStanding.Review => say["{0} chờ duyệt", count],
            WorkStanding.Done => say["hoàn thành"],
            WorkStanding.OnTime => say["đúng hạn"],
            _ => say["chưa bắt đầu"],
        };
        return new MatrixCell(commune.Name, here.Count(one => one == WorkStanding.Done), here.Count, badge with { Word = word },
            $"/ke-hoach/{board.Plan.Code}/viec?xa={Uri.EscapeDataString(commune.Code)}&tieu-chi={Uri.EscapeDataString(key.ToString())}");
    }

    private (IReadOnlyList<TotalRow>, IReadOnlyList<int>) TotalsOf(PlanBoard board)
    {
        var rows = board.Actions.GroupBy(action => action.Action.Lead).OrderByDescending(group => group.Count())
            .Select(group => new TotalRow(visitor.UnitName(group.Key), Filter("chu-tri", group.Key), CountsOf([.. group]))).ToList();
        return (rows, [.. CountsOf(board.Actions).Select(one => one.Item1)]);
    }

    private static (int, bool)[] CountsOf(IReadOnlyList<ActionStanding> actions)
    {
        int Of(WorkStanding standing) => actions.Count(action => action.Standing == standing);
        return [(actions.Count, false), (Of(WorkStanding.Done), false), (Of(WorkStanding.OnTime), false), (Of(WorkStanding.Soon), false),
            (Of(WorkStanding.Review), false), (Of(WorkStanding.Late), true), (actions.Count(action => action.IsExtended), false), (Of(WorkStanding.NotStarted), false)];
    }

    private ActionRow RowOf(ActionStanding standing)
    {
        var action = standing.Action;
        var badge = say.Standing(standing.Standing);
        var note = standing.Runs.Count > 1 ? say["{0} trong {1} hồ sơ xong", standing.FinishedRuns, standing.Runs.Count]
            : standing.Open.Count > 0 ? standing.Open[0].Task.Title
            : standing.NextStart is { } start && standing.Runs.Count == 0 ? say["bắt đầu {0}", Say.Date(start)] : "";
        var dueNote = standing.Standing == WorkStanding.Done ? ""
            : action.Recurrence is not null ? say["định kỳ"]
            : action.Due?.Standing == DueStanding.Proposed ? say["đề xuất"] : say["theo Kế hoạch"];
        return new ActionRow(action.Number, say.English ? action.TitleEn ?? action.Title : action.Title, $"/ke-hoach/{Board!.Plan.Code}/{action.Number}",
            note, visitor.UnitName(action.Lead), standing.Due, standing.Standing is WorkStanding.Late ? "late" : "", dueNote, badge);
    }

    private string Filter(string name, string value) => $"/ke-hoach/{Board?.Plan.Code}?{name}={Uri.EscapeDataString(value)}#nhiem-vu";

    /// <summary>17.8 after 17.1 after 17, not as text.</summary>
    private static decimal Order(string code) =>
        decimal.TryParse(code, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 999;
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// My work, a task's page and the approvals of somebody whose body has one task in twenty, with 1,000 and with 100,000 tasks in
/// the database: p95 with sixteen requests under way at once, the two services asked in turn in one run, and the rows read from
/// the database for each row shown (<see cref="RowsRead"/>; a task's page shows one).
/// </summary>
internal static partial class PagesBenchmark
{
    private const int People = 16;
    private const int Rounds = 6;
    private const int PerPerson = 12;
    private const int Small = 1000;

    private static readonly string[] Pages = ["my-work", "task", "approvals"];

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var large = options.Instances ?? 100_000;
        await using var few = await Subject.CreateAsync(Small);
        await using var many = await Subject.CreateAsync(large);
        using var rows = new RowsRead();
        foreach (var subject in (Subject[])[few, many])
            foreach (var page in Pages)
                await subject.AskAsync(page, PerPerson);

        List<object> lines = [];
        foreach (var page in Pages)
        {
            List<double> small = [], big = [];
            for (var round = 0; round < Rounds; round++)
            {
                small.AddRange(await few.AskAsync(page, PerPerson));
                big.AddRange(await many.AskAsync(page, PerPerson));
            }
            var (read, questions, shown) = await many.CountAsync(page, rows);
            lines.Add(new
            {
                Name = "pages", Page = page, People, Tasks = large, P95Milliseconds = P95(big), FewTasks = Small, FewP95Milliseconds = P95(small), Ratio = P95(big) / P95(small),
                RowsRead = read, Questions = questions, RowsShown = shown, RowsReadPerRowShown = (double)read / shown,
            });
        }
        return lines;
    }

    private static double P95(List<double> values) => values.Order().ElementAt((int)(values.Count * 0.95));

    /// <summary>One service with its two people.</summary>
    private sealed class Subject(PagesPortal portal, HttpClient officer, HttpClient head, IReadOnlyList<string> tasks) : IAsyncDisposable
    {
        private int asked;

        public static async Task<Subject> CreateAsync(int tasks)
        {
            var portal = await PagesPortal.StartAsync();
            await using var db = await portal.OpenAsync();
            await new FilledDesk(db, portal.Now).FillAsync(tasks);
            var open = await db.Set<UserTask>().AsNoTracking().Where(task => task.Assignee == $"unit:{FilledDesk.Body}" && task.Lane == TaskLane.Work)
                .OrderBy(task => task.Id).Select(task => task.Id).Take(40).ToListAsync();
            return new Subject(portal, await portal.SignedInAsync("cv.tnmt"), await portal.SignedInAsync("tp.tnmt"), open);
        }

        public async Task<List<double>> AskAsync(string page, int perPerson)
        {
            var times = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => Task.Run(async () =>
            {
                List<double> own = [];
                for (var i = 0; i < perPerson; i++)
                {
                    var watch = Stopwatch.GetTimestamp();
                    await FetchAsync(page);
                    own.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                }
                return own;
            })));
            return [.. times.SelectMany(own => own)];
        }

        public async Task<(int Rows, int Questions, int Shown)> CountAsync(string page, RowsRead rows)
        {
            var html = "";
            var (read, questions) = await rows.OfAsync(async () => html = await FetchAsync(page));
            return (read, questions, page == "task" ? 1 : Line().Count(html));
        }

        public async ValueTask DisposeAsync()
        {
            officer.Dispose();
            head.Dispose();
            await portal.DisposeAsync();
        }

        private Task<string> FetchAsync(string page) => page switch
        {
            "my-work" => officer.GetStringAsync(new Uri("viec-cua-toi", UriKind.Relative)),
            "task" => officer.GetStringAsync(new Uri("cong-viec/" + Uri.EscapeDataString(tasks[Interlocked.Increment(ref asked) % tasks.Count]), UriKind.Relative)),
            _ => head.GetStringAsync(new Uri("phe-duyet", UriKind.Relative)),
        };
    }

    /// <summary>A line of a list of tasks, or of the queue.</summary>
    [GeneratedRegex("<a class=\"what\"|<a href=\"/phe-duyet/[^\"]+\"")]
    private static partial Regex Line();
}

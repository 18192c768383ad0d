using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Portal.Wording.Dossiers;

/// <summary>One line of what changed since the work was sent back.</summary>
public sealed record ChangeRow(string Label, string Before, string After, bool Changed)
{
    /// <summary>Files by name, those that went and those that came marked; empty for a field.</summary>
    public IReadOnlyList<(string Name, bool Marked)> FilesBefore { get; init; } = [];

    public IReadOnlyList<(string Name, bool Marked)> FilesAfter { get; init; } = [];
}

/// <summary>One line of a paper; a changed value is marked.</summary>
public sealed record PaperLine(string Label, string Value, bool Changed);

/// <summary>What was handed in in one round, as a sheet to read.</summary>
public sealed record Paper(string Caption, string Heading, IReadOnlyList<PaperLine> Lines);

/// <summary>Work under review as an approver reads it: first what changed, then the papers of both rounds side by side.</summary>
public sealed record WorkView(
    UserTask Task, string Submitted, RoundDifference? Difference, IReadOnlyList<ChangeRow> Changes, IReadOnlyList<Paper> Papers, IReadOnlyList<EvidenceFile> Files)
{
    /// <summary>Files of the round that was sent back which were taken away since.</summary>
    public IReadOnlyList<EvidenceFile> Earlier { get; init; } = [];

    /// <summary>Whether and when it was handed in late or its date was moved, so that the original date stands wherever the work does.</summary>
    public string? DateNote { get; init; }

    public static WorkView Of(ReviewedWork work, ActivityLabels? labels, Say say)
    {
        var (task, form) = (work.Task, TaskForm.Parse(work.Task.FormJson));
        var last = task.Rounds.Count > 0 ? task.Rounds[^1] : null;
        var submitted = last is null ? say["chưa nộp"] : say["{0} nộp {1}, lần {2}", last.SubmittedByName, Say.At(last.SubmittedAt), last.Number];
        if (last is not null && task.Outcomes.Count > 1)
            submitted += " · " + say["kết quả: {0}", say.Outcome(last.Outcome, labels)];
        var papers = new List<Paper>();
        if (work.Difference is { } difference)
            papers.Add(PaperOf(difference.Before, difference.After, task, form, say));
        if (last is not null)
            papers.Add(PaperOf(last, work.Difference?.Before, task, form, say));
        return new WorkView(task, submitted, work.Difference, work.Difference is null ? [] : [.. ChangesOf(work.Difference, form, say)], papers, work.Files) { Earlier = work.Earlier, DateNote = DateNoteOf(task, say) };
    }

    private static string? DateNoteOf(UserTask task, Say say) => task.DueDate is not { } due ? null
        : task.OriginalDueDate is { } original && original != due ? say["Hạn làm {0}, hạn gốc {1}.", Say.Date(due), Say.Date(original)]
        : say["Hạn làm {0}.", Say.Date(due)];

    private static Paper PaperOf(TaskRound round, TaskRound? other, UserTask task, TaskForm form, Say say) =>
        new(say["Lần {0}, {1}", round.Number, Say.At(round.SubmittedAt)], task.Title,
            [.. from field in form.Fields
                where round.Values.ContainsKey(field.Name) || other?.Values.ContainsKey(field.Name) == true
                let value = round.Values.GetValueOrDefault(field.Name)
                select new PaperLine(say.Of(field.Label), FieldView.Read(field, value, say), other is not null && other.Values.GetValueOrDefault(field.Name) != value)]);

    private static IEnumerable<ChangeRow> ChangesOf(RoundDifference difference, TaskForm form, Say say)
    {
        foreach (var field in form.Fields)
        {
            var (before, after) = (difference.Before.Values.GetValueOrDefault(field.Name), difference.After.Values.GetValueOrDefault(field.Name));
            if (before is not null || after is not null)
                yield return new ChangeRow(say.Of(field.Label), FieldView.Read(field, before, say), FieldView.Read(field, after, say), before != after);
        }
        var changed = difference.Added.Count + difference.Removed.Count > 0;
        if (changed || difference.After.Evidence.Count > 0)
            yield return new ChangeRow(say["Minh chứng"], Count(difference.Before, say), Count(difference.After, say), changed)
            {
                FilesBefore = [.. difference.Before.Evidence.Select(file => (file.FileName, difference.Removed.Contains(file)))],
                FilesAfter = [.. difference.After.Evidence.Select(file => (file.FileName, difference.Added.Contains(file)))],
            };
    }

    private static string Count(TaskRound round, Say say) => round.Evidence.Count == 0 ? say["không có tệp"] : say["{0} tệp", round.Evidence.Count];
}

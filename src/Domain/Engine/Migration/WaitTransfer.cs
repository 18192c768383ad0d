using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// What the places that stay wait for, where the new version says it differently: a task keeps its bookmark and is told its new words, a
/// timer, an event or a request is given up and set anew. Only inputs that the two versions write differently count as changed: what a
/// person has set by hand, or an expression would give today, changes nothing.
/// </summary>
internal sealed class WaitTransfer(Run run, WorkflowDefinition from, Fates fates, InstancePast past)
{
    private static readonly string[] TaskInputs =
        ["title", "instructions", "assignee", "cooperating", "due", "reminders", "form", "evidenceRequired", "deliverable", "legalBasis", "outcomes"];

    private static readonly string[] ApprovalInputs = ["title", "instructions", "approvers", "quorum", "due", "reminders", "returnTo", "legalBasis", "reviews"];

    private static readonly string[] OtherInputs = ["timeSpan", "dateTime", "interval", "cronExpression", "deadline", "eventName", "taskName", "payload"];

    public List<MigrationRefusal> Refusals { get; } = [];

    public void Tasks() => Each(fate => fate.Old.Type is ActivityTypes.UserTask or ActivityTypes.Approval, Change);

    /// <summary>After the flow has been carried over: a moment that has passed already lets the step go on.</summary>
    public void Others() => Each(fate => fate.Old.Type is not (ActivityTypes.UserTask or ActivityTypes.Approval), Renew);

    private void Each(Func<Fate, bool> wanted, Action<Fate, Bookmark> act)
    {
        foreach (var fate in fates.All.Where(fate => fate.Kind == MoveKind.Stays && wanted(fate)).ToList())
        {
            if (run.State.BookmarkList.Find(one => one.Execution == fate.Execution.Number) is not { } bookmark)
                continue;
            run.Opened = past.Opened.TryGetValue(bookmark.Id, out var day) ? day : null;
            try
            {
                act(fate, bookmark);
            }
            catch (EngineFaultException e)
            {
                Refusals.Add(RefusalWords.Unreadable(fate.Target!, e.Message));
            }
            run.Opened = null;
        }
    }

    private void Change(Fate fate, Bookmark bookmark)
    {
        var (node, execution) = (fate.Target!, fate.Execution);
        var changed = Changed(fate, node.Type == ActivityTypes.UserTask ? TaskInputs : ApprovalInputs);
        if (node.Type == ActivityTypes.UserTask)
        {
            var reviewed = run.Definition.Facts.Reviewed.Contains(node.Id);
            if (changed.Count > 0 || reviewed != from.Facts.Reviewed.Contains(fate.Old.Id) || node.Id != fate.Old.Id)
            {
                var spec = UserTaskBehaviour.Spec(run, execution);
                run.Emit(id => new ChangeTask(id, run.State.Id, bookmark.Id, node.Id, spec, reviewed, changed));
            }
        }
        else if (changed.Count > 0 || node.Id != fate.Old.Id)
        {
            var spec = ApprovalBehaviour.Spec(run, execution);
            if (changed.Contains("reviews"))
                execution.Items = JsonSerializer.SerializeToElement(run.Reviewed(execution, node.StaticList("reviews")));
            IReadOnlyList<string> reviewed = [.. (execution.Items?.Deserialize<List<Reviewable>>() ?? []).Select(item => item.ExecutionId)];
            run.Emit(id => new ChangeApproval(id, run.State.Id, bookmark.Id, node.Id, spec, reviewed, changed));
        }
    }

    private void Renew(Fate fate, Bookmark bookmark)
    {
        if (bookmark.Kind == BookmarkKind.Child || Changed(fate, OtherInputs).Count == 0 || fate.Execution.Faulted)
            return;
        run.State.BookmarkList.Remove(bookmark);
        run.CloseBookmark(bookmark, "asked for anew");
        Behaviours.Of(fate.Target!.Type).Execute(run, fate.Execution, fate.Target);
    }

    private static List<string> Changed(Fate fate, IEnumerable<string> inputs) => [.. inputs.Where(input => !Same(fate.Old.Json, fate.Target!.Json, input))];

    private static bool Same(JsonElement before, JsonElement after, string input)
    {
        var (had, has) = (Given(before, input), Given(after, input));
        return had is null || has is null ? had is null && has is null : JsonElement.DeepEquals(had.Value, has.Value);
    }

    private static JsonElement? Given(JsonElement node, string input) =>
        node.TryGetProperty(input, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}

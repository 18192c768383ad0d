using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// Takes an instance over to another version of its definition: (old version, new version, instance, choices, now) → (instance′, effects), or
/// the reasons why it cannot be, in words. As pure as a step of the kernel, and run by its machinery. What is done stays done, what is open
/// stays open where the new version still has it, what is new behind it counts as passed, what is new before it lies ahead.
/// </summary>
public static class InstanceMigration
{
    internal const string Reason = "the run went over to another version";

    /// <exception cref="ArgumentException">The two are no versions of the instance's definition.</exception>
    public static MigrationAnswer Run(Kernel kernel, WorkflowDefinition from, WorkflowDefinition to, InstanceState state, MigrateInstance asked, DateTimeOffset now)
    {
        if (state.DefinitionId != from.DefinitionId || to.DefinitionId != from.DefinitionId)
            throw new ArgumentException($"Instance {state.Id} is of definition '{state.DefinitionId}', not of '{from.DefinitionId}' and '{to.DefinitionId}'.", nameof(to));
        if (state.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled)
            return MigrationAnswer.Refused(RefusalWords.Ended());
        var working = state.Copy();
        working.Version = to.Version;
        var run = new Run(kernel, to, working, now, callDepth: 0, [], []);
        var fates = new Fates(working, from, to, asked.Moves);
        if (fates.Refusals.Count > 0)
            return MigrationAnswer.Refused(Distinct(fates.Refusals));
        var containers = new ContainerTransfer(run, from, fates, state.TriggerActivityId);
        containers.Prepare();
        if (containers.Refusals.Count > 0)
            return MigrationAnswer.Refused(Distinct(containers.Refusals));
        try
        {
            return Cross(run, from, fates, containers, asked, state);
        }
        catch (Exception e) when (e is EngineFaultException or ExpressionAbortedException)
        {
            return MigrationAnswer.Refused(RefusalWords.Broken(e.Message));
        }
    }

    /// <summary>The instance as it was before, but numbering goes on: an id that the other version gave away is never given again.</summary>
    public static InstanceState Undo(InstanceState before, InstanceState after)
    {
        var back = before.Copy();
        back.Counter = Math.Max(before.Counter, after.Counter);
        return back;
    }

    private static MigrationAnswer Cross(Run run, WorkflowDefinition from, Fates fates, ContainerTransfer containers, MigrateInstance asked, InstanceState before)
    {
        run.Stranded = [];
        foreach (var execution in fates.All.Where(fate => !fate.Remains).Select(fate => fate.Execution).Concat(fates.GoneWith).ToList())
            run.End(execution, Reason);
        var memory = new StateTransfer(run, from, fates, asked.Past);
        memory.Rename();
        memory.Remember();
        containers.Place();
        var waits = new WaitTransfer(run, from, fates, asked.Past);
        waits.Tasks();
        var mended = run.State.SubStatus == InstanceSubStatus.Faulted && !run.State.Executions.Exists(execution => execution.Faulted);
        if (mended)
            (run.State.Status, run.State.SubStatus) = (InstanceStatus.Running, InstanceSubStatus.Executing);
        containers.GoOn();
        waits.Others();
        if (waits.Refusals.Count > 0)
            return MigrationAnswer.Refused(Distinct(waits.Refusals));
        if (mended)
            run.TakeHeld();
        run.Drain();
        if (run.Stranded.Count > 0)
            return MigrationAnswer.Refused(Distinct(run.Stranded.Select(join => RefusalWords.Stranded(Places(before, fates).FirstOrDefault(place => place.Kind != MoveKind.Stays)?.From, join))));
        Kernel.Conclude(run, before);
        return new(new StepResult(run.State, run.Children, run.Effects, Taken: true), [], Places(before, fates), [.. containers.PassedOver.Distinct()]);
    }

    /// <summary>The innermost places; of what holds others, only those that were decided on themselves.</summary>
    private static List<PlaceMoved> Places(InstanceState before, Fates fates)
    {
        var holders = before.Executions.Select(execution => execution.Parent).ToHashSet();
        return
        [
            .. from execution in before.Executions
               let fate = fates.Of(execution.Number)
               where !holders.Contains(execution.Number) || fate is { Kind: not MoveKind.Stays }
               select new PlaceMoved(execution.ActivityId, fate is { Kind: not MoveKind.Drops } ? fate.Target?.Id : null, fate?.Kind ?? MoveKind.Drops),
        ];
    }

    private static List<MigrationRefusal> Distinct(IEnumerable<MigrationRefusal> refusals) => [.. refusals.Distinct()];
}

using System.Collections.Concurrent;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// Whether a run that has gone over can still come to its end: everything that can become of it in the new version is looked at before
/// anything is written. A step where it would stand still, or a join that would wait in vain, refuses the migration; what the new version
/// would do to a run of its own from the start is no fault of the migration. Too much to look at is told and refuses nothing.
/// </summary>
public sealed class MigrationProof(WorkflowDefinition to, ProofLimits? limits = null)
{
    /// <summary>Kept results; a version whose runs stand in more ways than that is looked at anew.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, (IReadOnlyList<Finding> Errors, bool IsComplete)> known = new(StringComparer.Ordinal);
    private int looks;
    private readonly StateKey keys = new(to, new ReviewGroups(to));

    /// <summary>Less than what publishing looks at: a preview does this for every run.</summary>
    public static ProofLimits Limits { get; } = new() { MaxStates = 5_000, MaxActivities = 500_000 };

    /// <summary>How many ways of standing were looked at: fewer than runs, where some stand alike.</summary>
    public int Looks => looks;

    public MigrationAnswer Prove(MigrationAnswer answer)
    {
        if (answer.Step is not { Instance: var state })
            return answer;
        if (state.SubStatus == InstanceSubStatus.Faulted || state.Incidents.Count > 0)
            return answer with { Notes = [.. answer.Notes, RefusalWords.OpenIncident()] };
        if (state.Status == InstanceStatus.Finished)
            return answer with { Notes = [.. answer.Notes, RefusalWords.EndsAtOnce()] };
        if (known.Count > Most)
            known.Clear();
        // Runs that stand alike go the same ways: hundreds of one version stand in a few.
        var (errors, isComplete) = known.GetOrAdd(keys.Of(state), _ => Look(state));
        if (errors.Count > 0)
            return MigrationAnswer.Refused([.. errors.Select(finding => RefusalWords.CannotFinish(PlaceOf(finding, answer), finding.Message)).Distinct()]);
        return isComplete ? answer : answer with { Notes = [.. answer.Notes, RefusalWords.Undecided(limits ?? Limits)] };
    }

    private (IReadOnlyList<Finding> Errors, bool IsComplete) Look(InstanceState state)
    {
        Interlocked.Increment(ref looks);
        var space = StateSpace.From(to, state, limits ?? Limits);
        var errors = Errors(space);
        if (errors.Count > 0 && space.CanFinish != false)
        {
            var own = Errors(StateSpace.Of(to, limits ?? Limits)).Select(finding => finding.Key).ToHashSet();
            errors = [.. errors.Where(finding => !own.Contains(finding.Key))];
        }
        return (errors, space.IsComplete);
    }

    private static List<Finding> Errors(StateSpace space) => [.. space.Findings().Where(finding => finding.Severity == Severity.Error)];

    /// <summary>The place in the old version from which another choice could be made, where the run still stands at the step in question.</summary>
    private static string? PlaceOf(Finding finding, MigrationAnswer answer) =>
        answer.Places.FirstOrDefault(place => place.To is { } to && finding.Activities.Contains(to))?.From
            ?? answer.Places.FirstOrDefault(place => place.Kind != MoveKind.Stays)?.From;
}

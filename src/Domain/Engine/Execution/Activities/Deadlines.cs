using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>Turns the anchor of a deadline into a date from what the instance knows.</summary>
internal static class Deadlines
{
    /// <summary>The deadline under an input, or null when there is none.</summary>
    /// <exception cref="EngineFaultException">It is no deadline, or its anchor has no date yet.</exception>
    public static AnchoredDeadline? Read(Run run, Inputs inputs, string input) =>
        inputs.IsImagined(input)
            ? new(run.Today, new("Activated", 1, DeadlineUnit.Days))
            : new DeadlineAnchors(run.OpeningDay, run.State.StartedAt, run.State.CompletedOn, run.State.Anchors, name => Variable(run, inputs, name)).Deadline(input, inputs.Json(input));

    // What a variable will hold is not known where data are imagined; any day will do there.
    private static object? Variable(Run run, Inputs inputs, string name) =>
        run.Kernel.Imagined is null ? inputs.Variable(name) : run.Now;
}

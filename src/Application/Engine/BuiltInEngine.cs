using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>The kernel behind the port: the step happens in the caller's transaction, and the instance's row carries its state.</summary>
public sealed class BuiltInEngine(DefinitionStore definitions, IExpressionEvaluator expressions, EngineLimits limits) : IWorkflowEngine
{
    public string Name => WorkflowInstanceRow.BuiltIn;

    public string? Refusal(EngineCommand command) => null;

    public Task<EngineAnswer> HandleAsync(TransitionScope scope, WorkflowInstanceRow instance, EngineCommand command, CancellationToken ct)
    {
        var definition = definitions.Get(scope.Db, instance.DefinitionId, instance.Version);
        var state = instance.State is { } text ? InstanceState.Deserialize(text) : null;
        if (state is not null && command.Event is StartInstance)
            return Task.FromResult(new EngineAnswer(false, []));
        var kernel = new Kernel(expressions, id => Called(scope.Db, id), limits);
        var step = command.Event is MigrateInstance migrate
            ? Migrate(kernel, definition, definitions.Get(scope.Db, instance.DefinitionId, migrate.Version), state!, migrate, scope.Now)
            : kernel.Step(definition, state, command.Event, scope.Now);
        if (!step.Taken)
            return Task.FromResult(new EngineAnswer(false, []));
        Keep(instance, step.Instance, scope.Now, Untold(definition, step.Instance, command.Event));
        foreach (var child in step.Children)
            scope.Db.Add(Child(instance, child, scope.Now));
        return Task.FromResult(new EngineAnswer(true, step.Effects));
    }

    /// <summary>A retired procedure is not called either; the calling step becomes an incident that says so.</summary>
    private WorkflowDefinition? Called(WorkflowsDb db, string id)
    {
        if (DefinitionStore.Last(db, id) is not { } last)
            return null;
        var definition = definitions.Get(db, id, last.Version);
        return last.IsRetired ? throw new EngineFaultException(new DefinitionRetiredException(definition.Name ?? id).Message) : definition;
    }

    private static StepResult Migrate(Kernel kernel, WorkflowDefinition from, WorkflowDefinition to, InstanceState state, MigrateInstance asked, DateTimeOffset now)
    {
        var answer = InstanceMigration.Run(kernel, from, to, state, asked, now);
        return answer.Step ?? throw new MigrationRefusedException(answer.Refusals);
    }

    /// <summary>What people handed in or decided is told by their tasks; everything else by the instance's own row.</summary>
    private static IEnumerable<PassedStep> Untold(WorkflowDefinition definition, InstanceState state, EngineEvent happened) => happened is not ResumeBookmark
        ? state.JustPassed : state.JustPassed.Where(step => definition.Activities.GetValueOrDefault(step.ActivityId)?.Type is not (ActivityTypes.UserTask or ActivityTypes.Approval));

    private static void Keep(WorkflowInstanceRow row, InstanceState state, DateTimeOffset now, IEnumerable<PassedStep> passed)
    {
        row.State = state.Serialize();
        row.Passed = PassedSteps.Append(row.Passed, now - row.StartedAt, passed);
        row.RowVersion++;
        row.Version = state.Version;
        (row.Status, row.SubStatus, row.Name, row.CorrelationId) = (state.Status, state.SubStatus, state.Name, state.CorrelationId);
        row.FinishedAt = row.IsOpen ? null : row.FinishedAt ?? now;
    }

    /// <summary>A called instance is about the same action, body and subject as its caller.</summary>
    private static WorkflowInstanceRow Child(WorkflowInstanceRow caller, InstanceState state, DateTimeOffset now)
    {
        var row = new WorkflowInstanceRow
        {
            Id = state.Id, DefinitionId = state.DefinitionId, Version = state.Version, ParentId = caller.Id, CallerActivityId = state.Parent?.ActivityId, StartedAt = now,
            PlanCode = caller.PlanCode, ActionNumber = caller.ActionNumber, Round = caller.Round,
            UnitCode = caller.UnitCode, Subject = caller.Subject, SubjectName = caller.SubjectName,
        };
        Keep(row, state, now, state.JustPassed);
        return row;
    }
}

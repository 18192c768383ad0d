using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Drafting;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using IExpressionEvaluator = VanQuan.Workflows.Domain.Engine.Execution.IExpressionEvaluator;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>The engine room's parts for the program that puts everything together. None of them holds state: the transition brings its own database.</summary>
public static class EngineSetup
{
    public static IServiceCollection AddEngine(this IServiceCollection services, EngineLimits? limits = null, ExpressionLimits? expressions = null, ProofSettings? proof = null) => services
        .AddSingleton(limits ?? EngineLimits.Default)
        .AddSingleton(NewVersionsRunOn.BuiltIn)
        .AddSingleton(expressions ?? new ExpressionLimits())
        .AddSingleton(services => new ExpressionEvaluator(services.GetRequiredService<ExpressionLimits>()))
        .AddSingleton<IExpressionEvaluator>(services => services.GetRequiredService<ExpressionEvaluator>())
        .AddSingleton(services => new DefinitionProof(services.GetRequiredService<ExpressionEvaluator>(), services.GetRequiredService<CalendarInForce>(), proof))
        .AddSingleton<ProveDefinition>()
        .AddDefinitions()
        .AddSingleton<StartWorkflow>()
        .AddSingleton<InstanceEffects>()
        .AddSingleton<SignalEffects>()
        .AddSingleton<IWorkflowEngine, BuiltInEngine>()
        .AddSingleton<TimerEffects>()
        .AddSingleton<IncidentDesk>()
        .AddSingleton<RetryIncident>()
        .AddSingleton<SkipIncident>()
        .AddSingleton<ReadTrail>()
        .AddSingleton<ListRuns>()
        .AddSingleton<MigrationDesk>()
        .AddSingleton<PreviewMigration>()
        .AddSingleton<MigrateInstances>()
        .AddSingleton<UndoMigration>()
        .AddSingleton<EffectApplier>()
        .AddSingleton<EngineRoom>()
        .AddSingleton<ExchangeWithEngines>()
        .AddSingleton<PreviewDeadline>()
        .AddScoped<ReadDesignerContext>()
        .AddSingleton<Transition>();
}

using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Drafting;
using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using IExpressionEvaluator = VanQuan.Workflows.Domain.Engine.Execution.IExpressionEvaluator;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>The engine room's parts for the program that puts everything together. None of them holds state: the transition brings its own database.</summary>
public static class EngineSetup
{
    public static IServiceCollection AddEngine(this IServiceCollection services, EngineLimits? limits = null, ExpressionLimits? expressions = null) => services
        .AddSingleton(limits ?? EngineLimits.Default)
        .AddSingleton<IExpressionEvaluator>(_ => new ExpressionEvaluator(expressions))
        .AddDefinitions()
        .AddSingleton<StartWorkflow>()
        .AddSingleton<InstanceEffects>()
        .AddSingleton<SignalEffects>()
        .AddSingleton<IWorkflowEngine, BuiltInEngine>()
        .AddSingleton<TimerEffects>()
        .AddSingleton<IncidentDesk>()
        .AddSingleton<RetryIncident>()
        .AddSingleton<SkipIncident>()
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

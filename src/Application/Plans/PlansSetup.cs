using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Plans.Editing;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>The plans room's parts for the program that puts everything together.</summary>
public static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddSingleton<PlanStore>()
        .AddSingleton<PlanRounds>()
        .AddSingleton<RecountRounds>()
        .AddSingleton<ProvePlan>()
        .AddSingleton<PreviewImport>()
        .AddSingleton<ImportPlan>()
        .AddSingleton<StartAction>()
        .AddSingleton<StartSingleRun>()
        .AddSingleton<AssignTask>().AddSingleton<PublishShipped>()
        .AddSingleton<RoundReach>().AddSingleton<PreviewAction>().AddSingleton<EditAction>().AddSingleton<TakeInSubjects>().AddSingleton<CloseRound>();
}

using VanQuan.Workflows.Application.Engine;
#if ELSA
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Portal.Api.Elsa;
#endif

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// The engines of this build: the built-in one always; Elsa 3 as well where the build was made with <c>-p:Engine=Elsa</c>, and then what is
/// published runs on it unless <c>Engine:NewVersionsRunOn</c> says otherwise (docs/elsa.md).
/// </summary>
internal static class EngineChoice
{
    public static IServiceCollection AddOtherEngines(this IServiceCollection services, IConfiguration configuration)
    {
#if ELSA
        services.AddElsaEngine(configuration["Engine:Elsa:PostgreSql"] is { Length: > 0 } server
            ? new ElsaStorage(server, IsPostgreSql: true)
            : ElsaStorage.File(Home.Resolve(configuration["Engine:Elsa:File"] ?? Path.ChangeExtension(configuration["Database:File"] ?? "data/vanquan.db", ".elsa.db"))), withApi: configuration.GetValue("Engine:Elsa:Api", false));
        services.AddSingleton(new NewVersionsRunOn(configuration["Engine:NewVersionsRunOn"] ?? ElsaEngine.EngineName));
#else
        if (configuration["Engine:NewVersionsRunOn"] is { } other && other != WorkflowInstanceRow.BuiltIn)
            throw new InvalidOperationException($"Engine:NewVersionsRunOn là '{other}'; bản này chỉ có '{WorkflowInstanceRow.BuiltIn}' (xem docs/elsa.md). / this build has only '{WorkflowInstanceRow.BuiltIn}' (see docs/elsa.md).");
#endif
        return services;
    }

    /// <summary>Who may come to another engine's own interface is decided before anything of it is reached.</summary>
    public static void UseOtherEngines(this WebApplication app)
    {
#if ELSA
        app.UseElsaDoor();
        app.UseAnswerFirst();
#endif
    }

    public static void MapOtherEngines(this WebApplication app)
    {
#if ELSA
        app.MapElsa();
#endif
    }
}

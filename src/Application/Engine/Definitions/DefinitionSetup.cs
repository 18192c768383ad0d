using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>The use cases around definitions for the program that puts everything together. None holds state but the presence of editors.</summary>
public static class DefinitionSetup
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services)
    {
        services.AddOptions<DesignerSettings>().BindConfiguration("Designer");
        foreach (var part in (Type[])[
            typeof(DefinitionStore), typeof(DefinitionAuthority), typeof(PublishDefinition), typeof(RetireDefinition),
            typeof(DraftDesk), typeof(SaveDraft), typeof(DiscardDraft), typeof(CreateDefinition), typeof(RestoreVersion), typeof(ImportDefinition), typeof(EditorPresence),
            typeof(PublishProof), typeof(PublishDraft), typeof(PublishRequestDesk), typeof(ConfirmPublish), typeof(DeclinePublish), typeof(WithdrawPublish),
            typeof(ReadDraft), typeof(ReadPresence), typeof(ListDefinitions), typeof(DefinitionHistory), typeof(CompareDefinitions)])
            services.AddSingleton(part);
        return services;
    }
}

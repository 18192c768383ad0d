using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Api.V1.Tasks;

namespace VanQuan.Workflows.Portal.Api.V1.Describing;

/// <summary>What holds for each operation and is not seen from its parameters: the scope, the headers, and examples.</summary>
internal sealed class OperationFacts : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var scope = metadata.OfType<NeededScope>().LastOrDefault()?.Scope;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentFacts.Bearer, context.Document)] = [] }];
        operation.Description = scope is null ? "Any token." : $"Scope `{scope}`.";
        operation.OperationId = IdOf(context.Description.HttpMethod ?? "GET", context.Description.RelativePath ?? "");
        operation.Parameters = [.. operation.Parameters?.Where(parameter => parameter.In != ParameterLocation.Header) ?? []];
        var handler = metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters().Select(parameter => parameter.ParameterType).ToArray() ?? [];
        if (handler.Contains(typeof(OperationKey)))
            operation.Parameters.Add(HeaderOf(OperationKey.Header, "A key of your own that names this request when it is repeated.", "0192f0c1-7d3e-7c55-9a53-2f6c1b0a9e11", required: true));
        if (handler.Contains(typeof(TaskVersion)))
            operation.Parameters.Add(HeaderOf(TaskVersion.Header, "The task's ETag as it was read: act only where it still is so.", TaskVersion.Tag(3), required: false));
        operation.Parameters.Add(HeaderOf("Accept-Language", "The language of messages: vi or en.", "en", required: false));
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            Explain(parameter);
        foreach (var (status, response) in operation.Responses ?? [])
            if (int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code >= 400)
                Show(code, response);
        return Task.CompletedTask;
    }

    /// <summary>Names for the methods of generated clients: <c>postTasksIdClaim</c>.</summary>
    private static string IdOf(string method, string path)
    {
        var words = path.Split(['/', '-', '{', '}', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("api" or "v1" or "int" or "long"));
        return method.ToLowerInvariant() + string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static OpenApiParameter HeaderOf(string name, string about, string example, bool required) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = required, Description = about, Example = JsonValue.Create(example), Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void Explain(OpenApiParameter parameter) => parameter.Description ??= parameter.Name switch
    {
        "id" => "The id as lists give it.",
        "search" => "Words of title or subject; diacritics are ignored.",
        "cursor" => "What the page before gave as `next`.",
        "limit" => $"Items on a page, 1 to {Paging.Most}; {Paging.Usual} where it is not said.",
        "code" => "The plan's code.",
        "number" => "The action's number.",
        "round" => "The round, from 1.",
        "file" => "The file's id.",
        "delivery" => "The delivery's id.",
        "unit" => "Only people of this body.",
        "from" => "The first day; today where it is not said.",
        "to" => "The last day; a month after the first where it is not said.",
        "chain" => "Only this chain, such as `instance:…`, `plan:…`, `service`.",
        _ => null,
    };

    private static void Show(int status, IOpenApiResponse response)
    {
        if (response.Content?.TryGetValue(Problems.ContentType, out var media) != true || media is null)
            return;
        var (title, detail) = Problems.ExampleOf(status);
        media.Example = new JsonObject { ["type"] = Problems.TypeOf(status), ["title"] = title, ["status"] = status, ["detail"] = detail };
    }
}

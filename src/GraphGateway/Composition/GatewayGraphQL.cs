using GraphGateway.Agents;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphGateway.Paging;
using GraphGateway.Sessions;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Composition;

/// <summary>Registers the GraphQL engine and schema for the host, the commands and the tests.</summary>
internal static class GatewayGraphQL
{
    public static IServiceCollection AddGatewayGraphQL(this IServiceCollection services)
    {
        services.AddGraphQL(builder => builder
            .AddSchema<GatewaySchema>()
            .AddGraphTypes(typeof(GatewaySchema).Assembly)
            .AddExecutionStrategy<CompiledStrategy>(OperationType.Query)
            .AddExecutionStrategy<MutationExecutionStrategy>(OperationType.Mutation)
            .AddExecutionStrategy<StreamingSubscriptionStrategy>(OperationType.Subscription)
            .AddSystemTextJson()
            .AddErrorInfoProvider<GatewayErrorInfoProvider>());
        services.AddSingleton<IAgentFields, AgentSessionFields>();
        services.AddSingleton<CursorKey>();
        services.AddScoped<ComputeBudget>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<IDocumentValidator, OperationValidator>();
        services.AddSingleton<ErrorMasking>();
        services.AddSingleton<SchemaDocument>();
        services.AddSingleton<PossibleTypesDocument>();
        return services;
    }

    /// <summary>Builds the schema at startup, so that no request waits for it, and the server does not start with an invalid schema.</summary>
    public static void InitialiseSchema(this WebApplication app) => app.Services.GetRequiredService<ISchema>().Initialize();
}

using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>The engine's syntax nodes with a location. The engine itself stores a location only in subclasses that its own parser creates.</summary>
internal static class SyntaxNodes
{
    public sealed class Document(List<ASTNode> definitions) : GraphQLDocument(definitions)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class FragmentDefinition(GraphQLFragmentName name, GraphQLTypeCondition typeCondition, GraphQLSelectionSet selectionSet) : GraphQLFragmentDefinition(name, typeCondition, selectionSet)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class VariablesDefinition(List<GraphQLVariableDefinition> items) : GraphQLVariablesDefinition(items)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class VariableDefinition(GraphQLVariable variable, GraphQLType type) : GraphQLVariableDefinition(variable, type)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class SelectionSet(List<ASTNode> selections) : GraphQLSelectionSet(selections)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Field(GraphQLName name) : GraphQLField(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Alias(GraphQLName name) : GraphQLAlias(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class FragmentSpread(GraphQLFragmentName name) : GraphQLFragmentSpread(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class InlineFragment(GraphQLSelectionSet selectionSet) : GraphQLInlineFragment(selectionSet)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class FragmentName(GraphQLName name) : GraphQLFragmentName(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class TypeCondition(GraphQLNamedType type) : GraphQLTypeCondition(type)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Directives(List<GraphQLDirective> items) : GraphQLDirectives(items)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Directive(GraphQLName name) : GraphQLDirective(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Arguments(List<GraphQLArgument> items) : GraphQLArguments(items)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Argument(GraphQLName name, GraphQLValue value) : GraphQLArgument(name, value)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Name(ROM value) : GraphQLName(value)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class NamedType(GraphQLName name) : GraphQLNamedType(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class ListType(GraphQLType type) : GraphQLListType(type)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class NonNullType(GraphQLType type) : GraphQLNonNullType(type)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class Variable(GraphQLName name) : GraphQLVariable(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class IntValue(ROM value) : GraphQLIntValue(value)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class FloatValue(ROM value) : GraphQLFloatValue(value)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class StringValue(ROM value) : GraphQLStringValue(value)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class EnumValue(GraphQLName name) : GraphQLEnumValue(name)
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class TrueValue : GraphQLTrueBooleanValue
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class FalseValue : GraphQLFalseBooleanValue
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class NullValue : GraphQLNullValue
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class ListValue : GraphQLListValue
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class ObjectValue : GraphQLObjectValue
    {
        public override GraphQLLocation Location { get; set; }
    }

    public sealed class ObjectField(GraphQLName name, GraphQLValue value) : GraphQLObjectField(name, value)
    {
        public override GraphQLLocation Location { get; set; }
    }
}

/// <summary>An operation with its location and its description, which the engine's class does not store.</summary>
internal sealed class OperationDefinition(GraphQLSelectionSet selectionSet) : GraphQLOperationDefinition(selectionSet)
{
    public override GraphQLLocation Location { get; set; }

    /// <summary>The description before the operation, or null if there is none.</summary>
    public ROM? Description { get; init; }
}

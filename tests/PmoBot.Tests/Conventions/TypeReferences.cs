using Mono.Cecil;

namespace PmoBot.Tests.Conventions;

/// <summary>The types that a type names: in its signatures and in the bodies of its methods, nested ones included.</summary>
internal static class TypeReferences
{
    public static IReadOnlySet<TypeName> Of(TypeDefinition type) =>
        Everything(type).SelectMany(Parts).Select(TypeName.Of).ToHashSet();

    private static IEnumerable<TypeReference> Everything(TypeDefinition type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<TypeReference>(),
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.SelectMany(InMethod),
        .. type.NestedTypes.SelectMany(Everything),
    ];

    private static IEnumerable<TypeReference> InMethod(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(instruction => InOperand(instruction.Operand)) : [],
    ];

    private static IEnumerable<TypeReference> InOperand(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}

/// <summary>A type by the namespace and name of the outermost type that it stands in.</summary>
internal sealed record TypeName(string Namespace, string Name)
{
    public static TypeName Of(TypeReference type) =>
        type.DeclaringType is { } outer ? Of(outer) : new TypeName(type.Namespace, type.Name);

    public bool IsIn(string part) => Namespace == part || Namespace.StartsWith(part + ".", StringComparison.Ordinal);
}

// PmoBot in a resource group of its own: `az deployment group create -g GROUP -p infra/main.bicepparam`.
// The steps around it are in docs/operations.md, the choices in docs/adr/0024-deployed-on-container-apps.md.

@description('Where everything but the bot registration stands, which is global.')
param location string = resourceGroup().location

@description('What the names of the resources begin with: lower-case letters and digits, a letter first.')
@minLength(3)
@maxLength(10)
param name string = 'pmobot'

@description('The image with its registry and version, such as contoso.azurecr.io/pmobot:0.1.0.')
param image string

@description('The Azure Container Registry that holds the image; empty where anybody may pull it.')
param registryName string = ''

@description('The resource group of that registry.')
param registryGroup string = resourceGroup().name

@description('Entra object ids of the first PMO.')
@minLength(1)
param admins string[]

@description('The date on which the works council was consulted, such as 2026-09-15, or false.')
param peopleConsultedOn string = 'false'

@description('The app by which publishers of digests sign in. Empty: Graph stays off, and the bot posts digests itself.')
param signInAppId string = ''

@description('How many replicas answer.')
@minValue(2)
@maxValue(10)
param replicas int = 2

@description('Who is told when something needs a person.')
param alertEmail string

@description('In how many places the rows are kept: three zones, or one data centre where the region has no zones.')
@allowed(['Standard_ZRS', 'Standard_LRS'])
param storageSku string = 'Standard_ZRS'

@description('The OpenTelemetry collector (contrib) beside the program; from registryName too, where it was imported there.')
param collectorImage string = 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.140.0'

var unique = uniqueString(resourceGroup().id)
var connectionName = 'graph'
var vaultName = '${name}-${unique}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

module watch 'modules/watch.bicep' = {
  name: 'watch'
  params: {
    location: location
    name: name
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    name: '${name}${unique}'
    sku: storageSku
    principalId: identity.properties.principalId
  }
}

module pull 'modules/pull.bicep' = if (registryName != '') {
  name: 'pull'
  scope: resourceGroup(registryGroup)
  params: {
    registryName: registryName
    principalId: identity.properties.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    location: location
    name: name
    image: image
    registryServer: registryName == '' ? '' : split(image, '/')[0]
    identityId: identity.id
    botId: identity.properties.clientId
    tenantId: tenant().tenantId
    admins: join(admins, ',')
    peopleConsultedOn: peopleConsultedOn
    tableEndpoint: storage.outputs.tableEndpoint
    connectionName: signInAppId == '' ? '' : connectionName
    replicas: replicas
    collectorImage: collectorImage
    workspaceId: watch.outputs.workspaceId
    insightsName: watch.outputs.insightsName
  }
  dependsOn: [pull]   // the first replica pulls as soon as it is there
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${name}-${unique}'
    botId: identity.properties.clientId
    identityId: identity.id
    tenantId: tenant().tenantId
    host: app.outputs.host
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    location: location
    name: vaultName
  }
}

module signIn 'modules/signIn.bicep' = if (signInAppId != '') {
  name: 'signIn'
  params: {
    botName: bot.outputs.name
    botId: identity.properties.clientId
    tenantId: tenant().tenantId
    connectionName: connectionName
    appId: signInAppId
    vaultName: vaultName
  }
  dependsOn: [vault]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    name: name
    email: alertEmail
    replicas: replicas
    appId: app.outputs.id
    workspaceId: watch.outputs.workspaceId
  }
}

@description('Bot:AppId: what the Teams package and the sign-in app are made for.')
output botId string = identity.properties.clientId

@description('The identity as Entra knows it: what Graph permissions are given to.')
output principalId string = identity.properties.principalId

@description('Where the bot answers.')
output host string = app.outputs.host

@description('Storage:TableEndpoint, for verbs that are typed elsewhere.')
output tableEndpoint string = storage.outputs.tableEndpoint

@description('Where the secret of the sign-in app is put.')
output vaultName string = vaultName

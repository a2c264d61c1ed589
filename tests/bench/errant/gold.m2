S The envoy met Sergei Shoiguwho led the talks in kyiv on monday.
A 4 5|||punctuation|||Shoigu, who|||REQUIRED|||-NONE-|||0
A 9 10|||case|||Kyiv|||REQUIRED|||-NONE-|||0
A 11 12|||case|||Monday.|||REQUIRED|||-NONE-|||0

S Read more
A 0 2|||delete||||||REQUIRED|||-NONE-|||0

S A truce was signed by the the two sides .
A 6 7|||delete||||||REQUIRED|||-NONE-|||0
A 8 10|||space|||sides.|||REQUIRED|||-NONE-|||0

S “We will returntomorrow,”she said.
A 2 3|||space|||return tomorrow,” she|||REQUIRED|||-NONE-|||0

S Nato ministers came out of the way of the rumours.
A 0 1|||case|||NATO|||REQUIRED|||-NONE-|||0
A 2 8|||phrase|||responded to|||REQUIRED|||-NONE-|||0
